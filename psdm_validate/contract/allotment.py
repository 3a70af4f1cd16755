"""Hours against the contract: what it and leave beside it allow, what was worked, what is promised ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.course import Course
from psdm_validate.contract.leave import account, counts, exceptions_of, risks_of
from psdm_validate.contract.needs import hours_a_day, needs_of_work
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import lasts
from psdm_validate.model.plan import Task
from psdm_validate.model.timesheet import Timesheet, Worked
from psdm_validate.model.work_exception import WorkException
from psdm_validate.policy.calendar import weekdays_of

NONE = Decimal(0)


@dataclass(frozen=True)
class Billed:
    """Hours of one person on one day that count against the contract."""

    sheet: Timesheet
    entry: Worked
    day: date
    hours: Decimal


def billed_work(engagement: Engagement, as_of: date) -> Iterator[Billed]:
    """Hours recorded until the day that are billed to the customer, oldest first."""
    for sheet in engagement.timesheets:
        for day, worked, hours in sheet.days():
            if worked.billable and day <= as_of:
                yield Billed(sheet, worked, day, hours)


def allowed_by_leave(engagement: Engagement, course: Course) -> Decimal:
    """Hours that leave allows beside the hours of the contract.

    A leave counts whole while it lasts; once it is over, only what was worked in its time by its people counts.
    Work at risk adds nothing once the hours of its paper stand in the contract, or while the SOW itself is unsigned:
    there the proposed contract is the bound.
    """
    exceptions = (_by_exception(leave, engagement, course.as_of) for leave in exceptions_of(engagement, course.as_of))
    return sum(exceptions, NONE) + sum(_at_risk(engagement, course), NONE)


def booked_ahead(engagement: Engagement, course: Course) -> Decimal:
    """Billable hours hard-booked after the day, save what waits for a pending paper."""
    record = engagement.bookings
    return sum(
        (
            hours_a_day(booking)
            for booking in (record.bookings if record else ())
            if booking.kind == "hard" and booking.billable and not _waits(booking, course)
            for day in weekdays_of(booking.since, booking.until)
            if day > course.as_of
        ),
        NONE,
    )


def planned_ahead(engagement: Engagement, course: Course) -> Decimal:
    """Hours of tasks that begin after the day, save those that wait for a pending paper."""
    record = engagement.plan
    ahead = (task for task in (record.tasks if record else ()) if task.start and task.start > course.as_of)
    return sum((task.hours for task in ahead if task.hours and not task.done and not _waits(task, course)), NONE)


def _waits(part: Booking | Task, course: Course) -> bool:
    return any(paper.paper == part.awaits for paper in course.now.pending)


def _by_exception(leave: WorkException, engagement: Engagement, as_of: date) -> Decimal:
    allows = leave.allows
    if allows.until >= as_of:
        return allows.hours
    used = (
        work.hours
        for work in billed_work(engagement, as_of)
        if lasts(allows.since, allows.until, work.day)
        if not allows.people or work.entry.person in allows.people
    )
    return min(allows.hours, sum(used, NONE))


def _at_risk(engagement: Engagement, course: Course) -> Iterator[Decimal]:
    risks = risks_of(engagement)
    used = account(needs_of_work(engagement, course), risks, course).used
    executed = {step.instrument.paper for step in course.now.steps}
    pending = {paper.paper for paper in course.now.pending}
    for risk in risks:
        if risk.awaits and risk.awaits not in executed:
            lasting = counts(risk, course.as_of) and risk.awaits in pending and risk.allows.until >= course.as_of
            yield risk.allows.hours if lasting else used[risk.paper]
