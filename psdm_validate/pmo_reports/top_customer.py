"""What leadership reads on Wednesday: how each engagement stands, and where it needs help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, customer_of, rows_of
from psdm_validate.pmo_reports.top_customer_entry import cells_of, newest_entry
from psdm_validate.pmo_reports.top_customer_update import Deadline
from psdm_validate.policy.policy import Policy

ENGAGEMENT, CUSTOMER = Column("engagement", "Engagement"), Column("customer", "Customer")
INTERNAL, BY_CUSTOMER = Column("internal", "Our view"), Column("by_customer", "Customer's view")
PROGRESS = Column("progress", "Progress")
TOLD = (
    CUSTOMER,
    INTERNAL,
    BY_CUSTOMER,
    PROGRESS,
    Column("action", "Proposed action"),
    Column("timing", "Mended"),
    Column("assistance", "Help needed"),
    Column("dri", "Responsible"),
)
UPDATE = (Column("contributors", "Contributors"), Column("updated", "Updated (Eastern)"))
FORECAST = (Column("pushes", "Pushes"), Column("upside", "Upside"))
LINKS = (Column("raid", "RAID on the forge", "link"), Column("epic", "Internal customer epic", "link"))
COLUMNS = (ENGAGEMENT, *TOLD, *UPDATE, *FORECAST, *LINKS)
WORST_FIRST = ("red", "yellow")


@pmo_report(
    "top-customer",
    "Top Customer Report",
    due="Wednesday, 08:00 Eastern",
    source="001: Top Customer Report; Forecasting; How to Track Upside",
)
def top_customer(asked: Asked) -> Iterator[Section]:
    """How each engagement stands that is being delivered, red before yellow before green: progress in a line, what is
    proposed and by when it is mended, the help that is needed, who answers for it, how both sides see it; forecast that
    moves to a later month, and upside; and where something is wrong, the RAID log and the customer epic."""
    found = rows_of(asked, lambda situation: _of_engagement(situation, asked.policy_of(situation)))
    rows = sorted(found.rows, key=_severity)
    entries = _narrowed(rows, TOLD)
    yield Section("entries", "How engagements stand", *entries, "No entry is told of.", found.missing)
    update = _narrowed(rows, UPDATE)
    yield Section("update", "Contributors and last update", *update, "No entry is written yet.")
    forecast = _narrowed(rows, FORECAST)
    yield Section("forecast", "Pushes and upside", *forecast, "No entry tells of pushes or upside.")
    links = _narrowed(rows, LINKS)
    yield Section("links", "Where trouble is worked on", *links, "No entry is yellow or red.")


def _severity(row: Row) -> int:
    """How bad the worse of its two temperatures is, 0 being the worst."""
    seen = [row[COLUMNS.index(column)] for column in (INTERNAL, BY_CUSTOMER)]
    return next((place for place, health in enumerate(WORST_FIRST) if health in seen), len(WORST_FIRST))


def _narrowed(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """These columns beside the engagement's, and the rows that have anything in them."""
    kept = [COLUMNS.index(column) for column in columns]
    told = (row for row in rows if any(row[place] is not None for place in kept))
    return (ENGAGEMENT, *columns), tuple((row[0], *(row[place] for place in kept)) for row in told)


def _of_engagement(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement, day = situation.engagement, situation.day
    if situation.phase not in (Phase.DELIVER, Phase.CLOSE) or engagement.signed_off(day):
        return
    deadline = Deadline(situation, policy)
    told = newest_entry(engagement, day)
    if told:
        yield engagement.name, customer_of(situation), *cells_of(situation, told, deadline)
    elif deadline.binds:
        yield deadline.missed(None)
    else:
        told_instead: dict[Column, Cell] = {
            ENGAGEMENT: engagement.name,
            CUSTOMER: customer_of(situation),
            PROGRESS: deadline.words,
        }
        yield tuple(told_instead.get(column) for column in COLUMNS)
