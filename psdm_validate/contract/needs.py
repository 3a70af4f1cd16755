"""Hours that need leave: worked, booked or planned on days on which no executed paper covers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.course import Course
from psdm_validate.contract.in_force import Contract
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.plan import Task
from psdm_validate.model.timesheet import Timesheet, Worked
from psdm_validate.policy.calendar import SATURDAY, weekdays_of

WORKING_DAYS = 5
"""Days of a week over which booked hours are spread: Monday to Friday."""


@dataclass(frozen=True, slots=True)
class Need:
    """One day of one person that the contract did not cover."""

    part: Worked | Booking | Task
    person: str | None
    """None where a task names nobody."""
    day: date
    hours: Decimal
    """Hours that count against a leave; those of past bookings do not, because the hours worked do."""
    because: str
    """What is missing, to follow on a day: "while SOW-2206 is not signed"."""
    awaits: str | None = None
    """The one paper it waits for, where it names one that is pending."""
    sheet: Timesheet | None = None
    """Where it was recorded, of hours that were worked."""


def needs_of_work(engagement: Engagement, course: Course) -> Iterator[Need]:
    """Hours of work for the customer that were recorded outside the contract of their day, oldest first."""
    for sheet in engagement.timesheets:
        for day, worked, hours in sheet.days():
            # Whatever epic it is booked under, time that is billed is work for the customer.
            for_customer = worked.billable or worked.epic == "project-work"
            if for_customer and day <= course.as_of:
                because = beyond(course.on(day), day, worked.activity, billable=worked.billable)
                if because:
                    yield Need(worked, worked.person, day, hours, because, sheet=sheet)


def needs_of_bookings(engagement: Engagement, course: Course) -> Iterator[Need]:
    """Working days of hard bookings outside the contract of their day, or that wait for a pending paper."""
    bookings = engagement.bookings
    for booking in bookings.bookings if bookings else ():
        for day in days_of_work(booking.since, booking.until) if booking.kind == "hard" else ():
            hours = hours_a_day(booking) if day > course.as_of else Decimal(0)
            contract = course.on(day)
            if because := beyond(contract, day):
                yield Need(booking, booking.person, day, hours, because)
            elif any(paper.number == booking.awaits for paper in contract.pending):
                because = f"while {booking.awaits}, for which it waits, is not executed"
                yield Need(booking, booking.person, day, hours, because, booking.awaits)


def beyond(contract: Contract, day: date, activity: str | None = None, *, billable: bool = True) -> str | None:
    """Why the contract does not cover work of that day, or None where it does.

    Once the SOW is signed our own time, which is not billed, may go before and after the contract's dates: that
    is how a project is prepared and closed. Raises NotJudged where a signed SOW states no dates.
    """
    if contract.proposed:
        number, signed = contract.sow.number, contract.sow.executed_on
        return f"before {number} was signed ({signed})" if signed and day < signed else f"while {number} is not signed"
    if billable and day < contract.start:
        return f"before the contract starts ({contract.start})"
    if billable and day > contract.end:
        return f"after the contract's end as it stood ({contract.end})"
    if activity and all(activity != known.id for known in contract.terms.activities):
        return f"on {activity}, which was no activity of the contract then"
    return None


def days_of_work(first: date, last: date) -> tuple[date, ...]:
    """Each day from Monday to Friday; of a weekend alone each of its days, since its hours count as well."""
    weekend = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(weekdays_of(first, last)) or tuple(weekend)


def hours_a_day(booking: Booking) -> Decimal:
    """Its hours of a working day, or of a day of the weekend where it has no other."""
    days = days_of_work(booking.since, booking.until)
    on_weekdays = any(day.weekday() < SATURDAY for day in days)
    return booking.hours_a_week / (WORKING_DAYS if on_weekdays or not days else len(days))
