"""What holds the work up, and who sees to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.open_entries import OpenEntry
from psdm_validate.model.raid import Entry
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.entries import (
    answer_cell,
    due_cell,
    escalated,
    lacking,
    open_entries,
    overdue_cell,
    owner_cell,
)
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, customer_of, is_over, manager_of, rows_of
from psdm_validate.policy.policy import Policy

OVERDUE = Column("overdue", "Overdue", "days")
COLUMNS = (
    Column("engagement", "Engagement"),
    Column("customer", "Customer"),
    Column("manager", "Project manager"),
    Column("entry", "No.", "id"),
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
    or said to impact progress, those that are longest overdue first. Engagements that are closed or called off are
    left out."""
    found = rows_of(asked, lambda situation: _of_engagement(situation, asked.policy))
    longest_first = tuple(sorted(found.rows, key=_overdue, reverse=True))
    yield Section("escalated", "Escalated", COLUMNS, longest_first, "No open escalation is recorded.", found.missing)


def _overdue(row: Row) -> Decimal:
    days = row[COLUMNS.index(OVERDUE)]
    return days if isinstance(days, Decimal) else Decimal(0)


def _of_engagement(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement = situation.engagement
    if is_over(situation):
        return
    if engagement.raid is None and situation.phase in (Phase.DELIVER, Phase.CLOSE):
        yield Missing(engagement.name, "the RAID log", f"Write {engagement.folder}/raid.yaml.")
    yield from (_row(situation, *found) for found in open_entries(situation) if escalated(found[0], policy))


def _row(situation: Situation, entry: Entry, age: OpenEntry) -> Row:
    return (
        situation.engagement.name,
        customer_of(situation),
        manager_of(situation),
        entry.id,
        entry.what,
        owner_cell(situation, entry),
        lacking(situation, entry, "raised", "the day it was raised") if age.age is None else Decimal(age.age),
        due_cell(situation, entry),
        overdue_cell(age),
        answer_cell(situation, entry),
        _address(situation),
    )


def _address(situation: Situation) -> Cell:
    engagement = situation.engagement
    return (engagement.raid.issue if engagement.raid else None) or Missing(
        engagement.name, "the address of the RAID log", f"Write `issue:` in {engagement.folder}/raid.yaml."
    )
