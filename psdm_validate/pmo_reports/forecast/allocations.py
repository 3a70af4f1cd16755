"""Who is booked for how much of the coming weeks, over the whole portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.figures.figure import rounded
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.people import OurPerson
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Column, Section
from psdm_validate.pmo_reports.rows import Row, unread
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.forecast.nobody_under_allocated import delivers, under_allocated
from psdm_validate.rules.forecast.weeks_of_people import (
    SUNDAY,
    Load,
    bookings_by_person,
    coming_weeks,
    load_of,
    mondays,
)

MARK = Column("mark", "Mark")
HOURS = (
    Column("hard", "Hard", "hours"),
    Column("soft", "Soft", "hours"),
    Column("there", "There", "hours"),
    Column("free", "Free", "hours"),
)
PEOPLE = (
    Column("person", "Person"),
    MARK,
    Column("share", "Booked", "percent"),
    *HOURS,
)
WEEKS = (Column("person", "Person"), Column("week", "Week of", "day"), MARK, *HOURS)
EMPTY = "Nobody is booked or there to be booked."
UNTOLD = "Not told, because a record cannot be read; see what is missing."


@dataclass(frozen=True, slots=True)
class Allocation:
    """Somebody's coming weeks."""

    person: OurPerson
    whole: Load
    weeks: Mapping[date, Load]
    """By Monday."""
    helped: bool
    """Whether work is to be found for them where they have too little."""

    @property
    def over(self) -> tuple[date, ...]:
        """Weeks in which more is booked than there is."""
        return tuple(monday for monday, load in self.weeks.items() if load.booked > load.there)


def allocations(asked: Asked) -> Iterator[Section]:
    """Everybody who is booked or delivers in the coming weeks: over them together, and week by week."""
    policy = asked.policy
    weeks = policy.values["allocation_weeks"]
    try:
        people = tuple(_allocations(asked, weeks))
    except NotJudged as obstacle:
        yield Section("allocations", "Allocations", PEOPLE, (), UNTOLD, (unread(None, obstacle),))
        return
    ordered = sorted(people, key=lambda each: _worst_first(each, policy))
    rows = tuple(_person_row(each, policy) for each in ordered)
    first, last = coming_weeks(asked.as_of, weeks)
    yield Section("allocations", f"Allocations from {first} to {last}", PEOPLE, rows, EMPTY)
    by_week = tuple(row for each in ordered for row in _week_rows(each))
    yield Section("allocation-weeks", "Allocations week by week", WEEKS, by_week, EMPTY)


def _allocations(asked: Asked, weeks: int) -> Iterator[Allocation]:
    organization = asked.portfolio.organization
    first, last = coming_weeks(asked.as_of, weeks)
    calendar, booked = Calendar(organization), bookings_by_person(asked.portfolio)
    for person in organization.people:
        own = booked.get(person.id, ())
        whole = load_of(calendar, person.id, own, first, last)
        helped = delivers(person, first)
        if whole.booked or helped:
            by_week = {day: load_of(calendar, person.id, own, day, day + SUNDAY) for day in mondays(first, last)}
            yield Allocation(person, whole, by_week, helped)


def _worst_first(each: Allocation, policy: Policy) -> tuple[bool, bool, Decimal]:
    return not each.over, _mark(each, policy) is None, each.whole.booked / (each.whole.there or 1)


def _person_row(each: Allocation, policy: Policy) -> Row:
    whole = each.whole
    share = rounded(whole.booked * 100 / whole.there, "percent") if whole.there else None
    return each.person.name, _mark(each, policy), share, *_hours(whole)


def _mark(each: Allocation, policy: Policy) -> str | None:
    if each.over:
        return f"over-allocated in the week of {', '.join(map(str, each.over))}"
    if each.helped and under_allocated(each.whole, policy):
        return "under-allocated" if each.whole.booked else "nothing booked"
    return None


def _week_rows(each: Allocation) -> Iterator[Row]:
    for monday, load in each.weeks.items():
        yield each.person.name, monday, "over-allocated" if load.booked > load.there else None, *_hours(load)


def _hours(load: Load) -> Row:
    return tuple(rounded(hours, "hours") for hours in (load.hard, load.soft, load.there, load.there - load.booked))
