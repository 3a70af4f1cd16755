"""What holds the work up, and who sees to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.open_entries import raid_ageing
from psdm_validate.model.raid import Entry, Issue, Risk
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, manager_of, name_of, rows_of
from psdm_validate.rules.reporting.escalated import LABEL

OVERDUE = Column("overdue", "Overdue", "days")
COLUMNS = (
    Column("engagement", "Engagement"),
    Column("customer", "Customer"),
    Column("manager", "Project manager"),
    Column("entry", "No."),
    Column("what", "What"),
    Column("owner", "Owner"),
    Column("age", "Age", "days"),
    Column("due", "Due", "day"),
    OVERDUE,
    Column("answer", "What is done about it"),
    Column("raid", "RAID on the forge", "link"),
)


@pmo_report(
    "escalations",
    "Escalations",
    due="whenever leadership looks at what needs its help",
    source="001: Deliver, Train, and Monitor 1, Reporting on Risk via RAID",
)
def escalations(asked: Asked) -> Iterator[Section]:
    """Risks, actions and issues that hold the work up, over all engagements: each that is open and labelled Escalated
    or said to impact progress, those that are longest overdue first."""
    found = rows_of(asked, _of_engagement)
    longest_first = tuple(sorted(found.rows, key=_overdue, reverse=True))
    yield Section("escalated", "Escalated", COLUMNS, longest_first, "Nothing is escalated.", found.missing)


def _overdue(row: Row) -> Decimal:
    days = row[COLUMNS.index(OVERDUE)]
    return days if isinstance(days, Decimal) else Decimal(0)


def _of_engagement(situation: Situation) -> Iterator[Row | Missing]:
    engagement = situation.engagement
    raid = engagement.raid
    if raid is None:
        if situation.phase is Phase.DELIVER:
            yield Missing(engagement.name, "the RAID log", f"Write {engagement.folder}/raid.yaml.")
        return
    ages = {entry.id: entry for entry in raid_ageing(situation)}
    for entry in raid.entries():
        if entry.id in ages and (entry.impacts_progress or LABEL in entry.labels):
            yield (
                engagement.name,
                engagement.customer.name,
                manager_of(situation),
                entry.id,
                entry.what,
                name_of(engagement, entry.owner) or _lacking(situation, entry, "owner", "an owner"),
                _days(ages[entry.id].age),
                entry.due or _lacking(situation, entry, "due", "a day by which it is settled"),
                _days(ages[entry.id].overdue or None),
                _answer(situation, entry),
                raid.issue,
            )


def _answer(situation: Situation, entry: Entry) -> Cell:
    """What is done about it; an action is itself what is done."""
    match entry:
        case Risk():
            return entry.response or _lacking(situation, entry, "response", "what is done about it")
        case Issue():
            return entry.resolution or _lacking(situation, entry, "resolution", "how it is mended")
        case _:
            return None


def _lacking(situation: Situation, entry: Entry, field: str, what: str) -> Missing:
    return Missing(
        situation.engagement.name,
        f"{entry.id} lacks {what}",
        f"Write `{field}:` beside {entry.id} in {entry.place.file}.",
    )


def _days(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
