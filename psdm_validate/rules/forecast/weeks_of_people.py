"""Bookings of each person over all engagements, and the weeks in which they are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.model.bookings import Booking
from psdm_validate.model.portfolio import Portfolio

WEEK = timedelta(weeks=1)
SUNDAY = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of somebody in a time: booked, and there to be booked."""

    hard: Decimal
    soft: Decimal
    there: Decimal
    """Hours of their working days, without holidays and days off."""

    @property
    def booked(self) -> Decimal:
        """Hard and soft hours together."""
        return self.hard + self.soft


def load_of(calendar: Calendar, person: str, bookings: Iterable[Booking], first: date, last: date) -> Load:
    """What the bookings of somebody bring from the first to the last day, and what there is.

    Raises NotJudged where the country is unknown whose holidays they have.
    """
    own = tuple(bookings)
    hard, soft = (
        calendar.booked((booking for booking in own if booking.kind == kind), first, last) for kind in ("hard", "soft")
    )
    days = sum(1 for _ in calendar.working_days(person, first, last))
    return Load(hard, soft, calendar.hours_a_day(person) * days)


def coming_weeks(as_of: date, weeks: int) -> tuple[date, date]:
    """First and last day of so many whole weeks after the one of the day."""
    monday = as_of + timedelta(days=7 - as_of.weekday())
    return monday, monday + weeks * WEEK - timedelta(days=1)


def bookings_by_person(portfolio: Portfolio) -> Mapping[str, tuple[Booking, ...]]:
    """Every booking by whom it books; one of work that was called off holds until it is taken out.

    Raises NotJudged where a bookings.yaml cannot be read.
    """
    booked: dict[str, list[Booking]] = defaultdict(list)
    for engagement in portfolio.engagements:
        for booking in engagement.bookings.bookings if engagement.bookings else ():
            booked[booking.person].append(booking)
    return {person: tuple(bookings) for person, bookings in booked.items()}


def mondays(first: date, last: date) -> Iterator[date]:
    """The Monday of each week from the one of the first to the one of the last day."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += WEEK
