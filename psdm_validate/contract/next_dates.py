"""What comes up in an engagement: days of the contract, of the work, and of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.intents import intents
from psdm_validate.model.communication_plan import Meeting
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.values import Weekday

WEEKDAYS = get_args(Weekday)


@dataclass(frozen=True, slots=True)
class NextDate:
    """Something that comes up."""

    on: date
    what: str


def next_dates(engagement: Engagement, contract: Contract | None, as_of: date) -> tuple[NextDate, ...]:
    """Everything dated on the day or after it, soonest first; of weekly meetings the next one."""
    dates = [
        *_dates_of_contract(contract),
        *_dates_of_work(engagement, as_of),
        *_dates_of_meetings(engagement, as_of),
    ]
    return tuple(sorted((d for d in dates if d.on >= as_of), key=lambda found: (found.on, found.what)))


def _dates_of_contract(contract: Contract | None) -> Iterator[NextDate]:
    if contract:
        yield NextDate(contract.end, "contract ends")
        for milestone in contract.terms.milestones:
            if milestone.due:
                yield NextDate(milestone.due, f"milestone due: {milestone.name}")


def _dates_of_work(engagement: Engagement, as_of: date) -> Iterator[NextDate]:
    for intent in intents(engagement):
        yield NextDate(intent.start, f"{intent.label} starts: {intent.name}")
        yield NextDate(intent.end, f"{intent.label} ends: {intent.name}")
    for entry in engagement.raid.entries() if engagement.raid else ():
        if entry.due and entry.open_on(as_of):
            yield NextDate(entry.due, f"{entry.id} due: {entry.what}")


def _dates_of_meetings(engagement: Engagement, as_of: date) -> Iterator[NextDate]:
    plan = engagement.communication_plan
    for meeting in plan.meetings if plan else ():
        if meeting.cadence == "weekly":
            yield from (NextDate(day, meeting.name) for day in _next_days(meeting, as_of))


def _next_days(meeting: Meeting, as_of: date) -> Iterator[date]:
    for weekday in meeting.days:
        yield as_of + timedelta(days=(WEEKDAYS.index(weekday) - as_of.weekday()) % 7)
