"""What comes up in an engagement: days of the contract, of the work, and of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.intents import Intent, intents
from psdm_validate.model.bookings import Booking
from psdm_validate.model.communication_plan import Meeting
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.values import Weekday

WEEKDAYS = get_args(Weekday)


@dataclass(frozen=True, slots=True)
class NextDate:
    """Something that comes up."""

    on: date
    what: str


def dates_of_contract(contract: Contract) -> Iterator[NextDate]:
    """The contract's end and its milestones; raises NotJudged while the SOW states no end."""
    yield NextDate(contract.end, "proposed contract ends" if contract.proposed else "contract ends")
    for milestone in contract.terms.milestones:
        if milestone.due:
            yield NextDate(milestone.due, f"milestone due: {milestone.name}")


def dates_of_work(engagement: Engagement) -> Iterator[NextDate]:
    """When what is planned starts and ends; bookings are no dates of the work."""
    return dates_of_intents(intent for intent in intents(engagement) if not isinstance(intent.part, Booking))


def dates_of_intents(meant: Iterable[Intent]) -> Iterator[NextDate]:
    """When what is meant to happen starts and ends."""
    for intent in meant:
        if intent.single_day:
            yield NextDate(intent.start, f"{intent.label}: {intent.name}")
        else:
            yield NextDate(intent.start, f"{intent.label} starts: {intent.name}")
            yield NextDate(intent.end, f"{intent.label} ends: {intent.name}")


def dates_of_raid(engagement: Engagement, as_of: date) -> Iterator[NextDate]:
    """When open RAID entries are due."""
    for entry in engagement.raid.entries() if engagement.raid else ():
        if entry.due and entry.open_on(as_of):
            yield NextDate(entry.due, f"{entry.id} due: {entry.what}")


def dates_of_meetings(engagement: Engagement, as_of: date) -> Iterator[NextDate]:
    """The next occurrence of each weekly meeting."""
    plan = engagement.communication_plan
    for meeting in plan.meetings if plan else ():
        if meeting.cadence == "weekly":
            yield from (NextDate(day, meeting.name) for day in _next_days(meeting, as_of))


def _next_days(meeting: Meeting, as_of: date) -> Iterator[date]:
    for weekday in meeting.days:
        yield as_of + timedelta(days=(WEEKDAYS.index(weekday) - as_of.weekday()) % 7)
