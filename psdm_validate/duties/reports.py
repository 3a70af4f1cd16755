"""What comes round every week: the status report and the timesheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from psdm_validate.contract.next_dates import WEEKDAYS
from psdm_validate.contract.phase import Phase
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.people import lasts

FRIDAY = 4
NEAR = 3
"""Half a week: a report written that many days beside the meeting was still written for it."""


def status_report(outlook: Outlook) -> Iterator[Duty]:
    """The next status report, on the day of the weekly meeting.

    A light engagement owes one every week, and MTH005 finds those that are late. Of others one is expected where
    their communication plan has a weekly report or status.
    """
    light, days = outlook.engagement.record.method == "light", _meeting_days(outlook)
    since = _reported_until(outlook)
    if outlook.phase not in (Phase.DELIVER, Phase.CLOSE) or _signed_off(outlook) or not (light or days):
        return
    due = _next_report(since, outlook.policy.values["status_days"], days, late=0 if light else NEAR)
    if outlook.comes(due) or (not light and due < outlook.as_of):
        reports = outlook.engagement.statuses
        last = f"; the last one is of {reports[-1].on}" if reports else ""
        what = f"the weekly status report {outlook.be(due)} due{last}"
        yield outlook.duty(due, what, command=outlook.command("new status"))


def _meeting_days(outlook: Outlook) -> frozenset[int]:
    """Weekdays of the weekly meetings for which a status report is written, Monday being 0."""
    plan, light = outlook.engagement.communication_plan, outlook.engagement.record.method == "light"
    weekly = [meeting for meeting in (plan.meetings if plan else ()) if meeting.cadence == "weekly"]
    named = [m for m in weekly if any(word in f"{m.id} {m.name}".lower() for word in ("status", "report"))]
    return frozenset(WEEKDAYS.index(day) for meeting in named or (weekly if light else ()) for day in meeting.days)


def _reported_until(outlook: Outlook) -> date:
    """The day of the newest report, or of what came after it and began the week anew."""
    record, schedule = outlook.engagement.record, outlook.engagement.iteration_schedule
    days = [status.on for status in outlook.engagement.statuses]
    days += [hold.until for hold in record.on_hold if hold.until is not None]
    days += [record.adopted.on] if record.adopted else []
    kickoff = schedule.session("kickoff") if schedule else None
    days += [kickoff] if kickoff else []
    return max((day for day in days if day <= outlook.as_of), default=outlook.as_of)


def _next_report(since: date, after: int, weekdays: frozenset[int], *, late: int) -> date:
    """The day of a meeting near the one on which the report falls due, at most so many days late; else that day."""
    due = since + timedelta(days=after)
    near = [due + timedelta(days=offset) for offset in range(-NEAR, late + 1)]
    meetings = [day for day in near if day.weekday() in weekdays]
    return min(meetings, key=lambda day: abs((day - due).days), default=due)


def _signed_off(outlook: Outlook) -> bool:
    closeout = outlook.engagement.closeout
    return closeout is not None and closeout.sign_off is not None and closeout.sign_off.on <= outlook.as_of


def timesheets(outlook: Outlook) -> Iterator[Duty]:
    """The timesheet of last week, where somebody was firmly booked in it and none is there."""
    monday = outlook.as_of - timedelta(days=outlook.as_of.weekday() + 7)
    days = [monday + timedelta(days=offset) for offset in range(FRIDAY + 1)]
    year, number, _ = monday.isocalendar()
    week = f"{year}-W{number:02d}"
    if any(_worked(outlook, day) for day in days) and all(s.week != week for s in outlook.engagement.timesheets):
        step = f"Collect the hours, then add timesheets/{week.lower()}.yaml."
        yield outlook.duty(
            None, f"there is no timesheet of last week, {week}", step, command_line("explain", "timesheet")
        )


def _worked(outlook: Outlook, day: date) -> bool:
    """Whether hours were promised for that day here, and work was not on hold."""
    engagement = outlook.engagement
    booked = engagement.bookings.bookings if engagement.bookings else ()
    paused = any(lasts(hold.since, hold.until, day) for hold in engagement.record.on_hold)
    return not (paused or engagement.adopted_after(day)) and any(b.kind == "hard" and b.on(day) for b in booked)
