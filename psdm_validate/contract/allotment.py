"""Hours against the contract: what it and leave beside it allow, what was worked, what is promised ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.course import Course
from psdm_validate.contract.in_force import Contract, with_paper
from psdm_validate.contract.leave import account, counts, exceptions_of, risks_of
from psdm_validate.contract.needs import days_of_work, hours_a_day, needs_of_work
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Amendment, Leave
from psdm_validate.model.people import lasts
from psdm_validate.model.plan import Task
from psdm_validate.model.terms import Terms
from psdm_validate.model.timesheet import Timesheet, Worked
from psdm_validate.model.work_exception import WorkException

NONE = Decimal(0)
CENT = Decimal("0.01")
"""Hours of a task that is cut by the day are told to two places."""


@dataclass(frozen=True)
class Billed:
    """Hours of one person on one day that count against the contract."""

    sheet: Timesheet
    entry: Worked
    day: date
    hours: Decimal


@dataclass(frozen=True)
class Ahead:
    """Hours that are promised or planned after the day."""

    firm: Decimal
    """Those that wait for nothing, so that the contract in force has to bear them."""
    waiting: Decimal
    """Those that wait for a pending paper."""
    papers: tuple[Amendment, ...]
    """The pending papers that they wait for."""


def billed_work(engagement: Engagement, as_of: date) -> Iterator[Billed]:
    """Hours recorded until the day that are billed to the customer, oldest first."""
    for sheet in engagement.timesheets:
        for day, worked, hours in sheet.days():
            if worked.billable and day <= as_of:
                yield Billed(sheet, worked, day, hours)


def allotted(terms: Terms) -> Decimal | None:
    """The hours of the contract, or None where it has none, as a fixed fee may.

    Work that is billed by the hour is bounded by the hours of its roles where the terms state no total.
    """
    if terms.hours is not None or terms.billing == "fixed-fee":
        return terms.hours
    of_roles = [role.hours for role in terms.roles if role.hours is not None]
    return sum(of_roles, NONE) if of_roles and len(of_roles) == len(terms.roles) else None


def allowed_with(
    papers: Iterable[Amendment], engagement: Engagement, course: Course, *, ahead: bool = True
) -> Decimal | None:
    """Hours that contract and leave would allow if these pending papers were executed; None where no hours would be
    allotted. A paper never takes away what is allowed without it.

    With `ahead`, leave counts for what is promised in the rest of its time as well; hours that were worked are held
    against what is allowed without that.
    """
    now = contract = course.now
    for paper in papers:
        contract = with_paper(contract, paper)
    found = [
        hours + allowed_by_leave(engagement, course, each, ahead=ahead)
        for each in (now, contract)
        if (hours := allotted(each.terms)) is not None
    ]
    unbounded = allotted(contract.terms) is None and contract.terms.billing == "fixed-fee"
    return None if unbounded else max(found, default=None)


def allowed_by_leave(engagement: Engagement, course: Course, contract: Contract, *, ahead: bool = True) -> Decimal:
    """Hours that leave allows beside the hours of this contract: the one in force, or one with pending papers.

    A leave never counts for more than what its people worked in its time and, with `ahead`, are booked or planned
    for in the rest of it. So it cannot excuse hours from before its first day, and nothing changes on its last.
    Work at risk adds nothing once the hours of its paper stand in the contract, or while the SOW itself is unsigned:
    there the proposed contract is the bound.
    """
    found = exceptions_of(engagement, course.as_of)
    exceptions = (_by_exception(leave, engagement, course, contract, ahead=ahead) for leave in found)
    return sum(exceptions, NONE) + sum(_at_risk(engagement, course, contract, ahead=ahead), NONE)


def booked_ahead(engagement: Engagement, course: Course) -> Ahead:
    """Billable hours hard-booked after the day."""
    record = engagement.bookings
    return _ahead(
        ((booking.awaits, _booked(booking, course)) for booking in (record.bookings if record else ())),
        course,
    )


def firmly_booked(engagement: Engagement, course: Course) -> Iterator[tuple[Booking, Decimal]]:
    """Each booking that waits for no pending paper, with its billable hours after the day where it is a hard one."""
    pending = {paper.number for paper in course.now.pending}
    record = engagement.bookings
    for booking in record.bookings if record else ():
        if booking.awaits not in pending:
            yield booking, _booked(booking, course)


def planned_ahead(engagement: Engagement, course: Course) -> Ahead:
    """Hours of tasks after the day, spread over the days of each; those of a task that lacks a day are all ahead."""
    record = engagement.plan
    return _ahead(((task.awaits, _left(task, course)) for task in (record.tasks if record else ())), course)


def _ahead(promised: Iterable[tuple[str | None, Decimal]], course: Course) -> Ahead:
    """The hours, each with the paper that they name; a paper that ended or was executed is waited for no more."""
    pending = {paper.number: paper for paper in course.now.pending}
    firm, waiting, papers = NONE, NONE, set[str]()
    for awaits, hours in promised:
        if awaits in pending and hours > 0:
            waiting += hours
            papers.add(awaits)
        else:
            firm += hours
    return Ahead(firm.quantize(CENT), waiting.quantize(CENT), tuple(pending[number] for number in sorted(papers)))


def _booked(booking: Booking, course: Course, since: date = date.min, until: date = date.max) -> Decimal:
    """Its billable hours after the course's day that lie between the two days."""
    if booking.kind != "hard" or not booking.billable:
        return NONE
    days = days_of_work(booking.since, booking.until)
    return hours_a_day(booking) * sum(course.ahead(day) and since <= day <= until for day in days)


def _left(task: Task, course: Course, since: date = date.min, until: date = date.max) -> Decimal:
    """Its hours after the course's day that lie between the two days; those of a task that lacks a day may lie anywhere
    from its start on. Whoever is done before the first day has a wrong day, and is not done."""
    done = task.done is not None and task.done <= course.as_of and (task.start is None or task.start <= task.done)
    if task.hours is None or done:
        return NONE
    days = days_of_work(task.start, task.end) if task.start and task.end else ()
    if not days:
        first = max(course.as_of + timedelta(days=1), task.start or date.min, since)
        return task.hours if course.ahead(first) and first <= until else NONE
    return task.hours * sum(course.ahead(day) and since <= day <= until for day in days) / len(days)


def _by_exception(
    leave: WorkException, engagement: Engagement, course: Course, contract: Contract, *, ahead: bool
) -> Decimal:
    allows = leave.allows
    used = (
        work.hours
        for work in billed_work(engagement, course.as_of)
        if lasts(allows.since, allows.until, work.day)
        if _meant(leave, work.entry.person)
    )
    promised = _ahead_of(leave, engagement, course, contract) if ahead else NONE
    return min(allows.hours, sum(used, NONE) + promised)


def _at_risk(engagement: Engagement, course: Course, contract: Contract, *, ahead: bool) -> Iterator[Decimal]:
    risks = risks_of(engagement)
    used = account(needs_of_work(engagement, course), risks, course).used
    executed = {step.instrument.number for step in contract.steps}
    pending = {paper.number for paper in course.now.pending}
    for risk in risks:
        if risk.awaits and risk.awaits not in executed:
            lasting = ahead and counts(risk, course.as_of) and risk.awaits in pending
            promised = _ahead_of(risk, engagement, course, contract) if lasting else NONE
            yield min(risk.allows.hours, used[risk.number] + promised)


def _ahead_of(leave: Leave, engagement: Engagement, course: Course, contract: Contract) -> Decimal:
    """Hours that its people are booked for, or that they have planned, in what is left of its time."""
    allows, executed = leave.allows, {step.instrument.number for step in contract.steps}
    pending = {paper.number for paper in course.now.pending} - executed
    bookings, plan = engagement.bookings, engagement.plan
    booked = (
        _booked(booking, course, allows.since, allows.until)
        for booking in (bookings.bookings if bookings else ())
        if booking.awaits not in pending and _meant(leave, booking.person)
    )
    planned = (
        _left(task, course, allows.since, allows.until)
        for task in (plan.tasks if plan else ())
        if task.awaits not in pending and _meant(leave, task.owner)
    )
    # The same work stands in both, so the larger of the two is what is ahead.
    return max(sum(booked, NONE), sum(planned, NONE)).quantize(CENT)


def _meant(leave: Leave, person: str | None) -> bool:
    return person is None or not leave.allows.people or person in leave.allows.people
