"""Figures of hours: agreed, worked, promised, and what will be left."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.allotment import allotted, billed_work, booked_ahead
from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.contract.situation import Situation
from psdm_validate.contract.wording import counted
from psdm_validate.figures.figure import NotKnown, figure, part_of
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import monday_of

IN_FORCE = "derived: the contract in force"
BURN_DOWN = "000: Monitor/Control 9"
FORECAST = "001: Forecasting T&M and FF"
NONE = Decimal(0)
FRIDAY = timedelta(days=4)
"""A week is over, and reports count it, once its Friday has passed."""


@figure("hours-agreed", "Hours agreed", unit="hours", source=IN_FORCE)
def hours_agreed(situation: Situation) -> Decimal:
    """Hours of the contract in force; where it states no total and is billed by the hour, those of its roles."""
    hours = allotted(situation.contract.terms)
    if hours is None:
        raise NotKnown("the contract in force states no hours")
    return hours


@figure("hours-worked", "Hours worked", unit="hours", source=BURN_DOWN)
def hours_worked(situation: Situation) -> Decimal:
    """Billable hours of the timesheets up to the day. Where the newest report told of more hours used than the
    timesheets then held, as in an engagement that was running before it was kept here, the difference counts as well;
    where there is no timesheet at all, the actual hours of the closeout report do. Not known where work has begun
    without any, nor where one is missing of a week before the newest in which somebody with a hard booking worked:
    public holidays, days off and holds are no work."""
    recorded = (work.hours for work in billed_work(situation.engagement, situation.day))
    untold = hours_without_timesheet(situation)
    if not untold:
        demand_timesheets(situation)
    return sum(recorded, untold)


@figure("hours-left", "Hours left", unit="hours", source=BURN_DOWN)
def hours_left(situation: Situation) -> Decimal:
    """Hours agreed less hours worked; below zero where more was worked than agreed."""
    return hours_agreed(situation) - hours_worked(situation)


@figure("hours-used", "Share of the hours used", unit="percent", source=BURN_DOWN)
def hours_used(situation: Situation) -> Decimal:
    """Hours worked as a share of the hours agreed."""
    return part_of(hours_worked(situation), hours_agreed(situation), "agreed hours")


@figure("hours-booked", "Hours booked ahead", unit="hours", source=FORECAST)
def hours_booked(situation: Situation) -> Decimal:
    """Billable hours hard-booked after the day that wait for no pending paper."""
    return booked_ahead(situation.engagement, situation.course).firm


@figure("hours-at-completion", "Hours at completion", unit="hours", source=FORECAST)
def hours_at_completion(situation: Situation) -> Decimal:
    """Hours worked and hours booked ahead: what it will have taken if everybody works as booked. Days that have
    passed and are on no timesheet yet count for nothing."""
    return hours_worked(situation) + hours_booked(situation)


@figure("hours-to-spare", "Hours to spare at completion", unit="hours", source=FORECAST)
def hours_to_spare(situation: Situation) -> Decimal:
    """Hours agreed less hours at completion; below zero where more is booked than agreed."""
    return hours_agreed(situation) - hours_at_completion(situation)


def hours_billed(engagement: Engagement, first: date, last: date) -> Decimal:
    """Billable hours of the timesheets from the first to the last day."""
    return sum((work.hours for work in billed_work(engagement, last) if work.day >= first), NONE)


def hours_without_timesheet(situation: Situation) -> Decimal:
    """Hours that only a report tells: that of the closeout where there is no timesheet, else the newest status report,
    as far as it has more than the timesheets; it counts the weeks that were over."""
    engagement = situation.engagement
    closeout = engagement.closeout if not engagement.timesheets else None
    if closeout and closeout.report and closeout.report.actual_hours and closeout.report.on <= situation.day:
        return closeout.report.actual_hours
    reports = [status for status in situation.engagement.statuses if status.burn_down and status.on <= situation.day]
    newest = max(reports, key=lambda status: status.on, default=None)
    if newest is None or newest.burn_down is None:
        return NONE
    used, until_then = newest.burn_down.used, list(billed_work(situation.engagement, newest.on))
    if used <= sum((work.hours for work in until_then), NONE):
        return NONE
    over = (work.hours for work in until_then if monday_of(work.sheet.week) + FRIDAY < newest.on)
    return used - sum(over, NONE)


def demand_timesheets(situation: Situation) -> None:
    """Raise NotKnown where hours were worked that nobody can tell, because timesheets of booked weeks are missing.

    The newest weeks may still come; of a week before the newest timesheet nobody can say that nothing was worked.
    """
    kept = {sheet.week for sheet in situation.engagement.timesheets if monday_of(sheet.week) <= situation.day}
    start = situation.contract.terms.start
    if not kept and (start is None or start <= situation.day):
        raise NotKnown("no timesheet is recorded yet")
    if kept and (missing := booked_weeks(situation, date.min, monday_of(max(kept))) - kept):
        weeks = counted(len(missing), "week")
        raise NotKnown(f"timesheets are missing for {weeks} with hard bookings, from {min(missing)} on")


def booked_weeks(situation: Situation, first: date, last: date) -> set[str]:
    """Weeks with a working day from the first to the last day on which somebody was firmly booked."""
    engagement = situation.engagement
    record, calendar = engagement.bookings, Calendar(engagement.organization)
    days = (
        day
        for each in (record.bookings if record else ())
        if each.kind == "hard"
        for day in calendar.working_days(each.person, max(first, each.since), min(last, each.until))
    )
    paused = engagement.record.paused
    return {"{}-W{:02}".format(*day.isocalendar()) for day in days if not paused(day)}
