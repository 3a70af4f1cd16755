"""Booked hours by day: spread over Monday to Friday, without public holidays and days off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from psdm_validate.contract.needs import WORKING_DAYS, hours_a_day
from psdm_validate.model.bookings import Booking
from psdm_validate.model.organization import Organization
from psdm_validate.model.people import OurPerson, lasts
from psdm_validate.policy.calendar import weekdays_of
from psdm_validate.policy.public_holidays import public_holidays


@dataclass(frozen=True)
class Calendar:
    """Who works on which day, by what organization.yaml says of holidays, weeks and days off."""

    organization: Organization

    def working_days(self, person: str, first: date, last: date) -> Iterator[date]:
        """The days on which somebody works, first and last day included.

        Raises NotJudged where the country is unknown whose holidays they have.
        """
        known = self._people.get(person)
        country = known.holidays if known and known.holidays else self.organization.holidays
        holidays = public_holidays(country, first, last)
        away = known.time_off if known else ()
        for day in weekdays_of(first, last):
            if day not in holidays and not any(lasts(off.since, off.until, day) for off in away):
                yield day

    def hours_a_day(self, person: str) -> Decimal:
        """Hours of a working day of theirs."""
        known = self._people.get(person)
        return (known.week if known and known.week is not None else self.organization.week) / WORKING_DAYS

    def booked(self, bookings: Iterable[Booking], first: date, last: date) -> Decimal:
        """Hours that the bookings bring from the first to the last day; on a day off they bring none."""
        return sum((self._hours(booking, first, last) for booking in bookings), Decimal(0))

    def _hours(self, booking: Booking, first: date, last: date) -> Decimal:
        days = self.working_days(booking.person, max(booking.since, first), min(booking.until, last))
        return hours_a_day(booking) * sum(1 for _ in days)

    @cached_property
    def _people(self) -> dict[str, OurPerson]:
        return {person.id: person for person in self.organization.people}
