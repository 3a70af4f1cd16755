"""Figures of the RAID log: how much is open, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, figure
from psdm_validate.figures.series import Column, series

OF_LOG = "001: Deliver, Train, and Monitor 1, Tracking Risk"


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """A risk, action or issue that is open, with its age."""

    id: str
    raised: date | None
    age: int | None
    """Calendar days since it was raised; None where the log does not say when."""
    due: date | None
    overdue: int
    """Calendar days since it was due; 0 where it is not overdue."""


@series(
    "raid-ageing",
    "Age of open entries",
    columns=(
        Column("id", "Entry", "name"),
        Column("raised", "Raised", "day"),
        Column("age", "Age", "days"),
        Column("due", "Due", "day"),
        Column("overdue", "Overdue", "days"),
    ),
    source=OF_LOG,
)
def raid_ageing(situation: Situation) -> tuple[OpenEntry, ...]:
    """Risks, actions and issues that are open on the day, oldest first: calendar days since each was raised, and
    calendar days since it was due."""
    raid, day = situation.engagement.raid, situation.day
    if raid is None:
        raise NotKnown("there is no RAID log yet")
    found = [
        OpenEntry(
            id=entry.id,
            raised=entry.raised,
            age=(day - entry.raised).days if entry.raised else None,
            due=entry.due,
            overdue=max((day - entry.due).days, 0) if entry.due else 0,
        )
        for entry in raid.entries()
        if entry.open_on(day)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.raised or date.min, entry.id)))


@figure("entries-open", "Open entries", unit="entries", source=OF_LOG)
def entries_open(situation: Situation) -> Decimal:
    """Risks, actions and issues that are open on the day."""
    return Decimal(len(raid_ageing(situation)))


@figure("entries-overdue", "Overdue entries", unit="entries", source=OF_LOG)
def entries_overdue(situation: Situation) -> Decimal:
    """Open entries whose due day has passed."""
    return Decimal(sum(entry.overdue > 0 for entry in raid_ageing(situation)))


@figure("oldest-entry", "Age of the oldest open entry", unit="days", source=OF_LOG)
def oldest_entry(situation: Situation) -> Decimal:
    """Calendar days since the oldest open entry was raised; entries that do not say when count for nothing."""
    entries = raid_ageing(situation)
    ages = [entry.age for entry in entries if entry.age is not None]
    if not ages:
        raise NotKnown("no open entry says when it was raised" if entries else "no entry is open")
    return Decimal(max(ages))
