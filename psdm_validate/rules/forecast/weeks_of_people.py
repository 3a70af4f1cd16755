"""Bookings of each person over all engagements, and the weeks in which they are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from psdm_validate.model.bookings import Booking
from psdm_validate.model.portfolio import Portfolio

WEEK = timedelta(weeks=1)
SUNDAY = timedelta(days=6)


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
