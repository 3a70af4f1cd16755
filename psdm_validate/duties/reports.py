"""What comes round every week: the status report and the timesheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from psdm_validate.contract.next_dates import WEEKDAYS
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.silence import silent_since
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.engagement import Engagement

FRIDAY = 4
NEAR = 3
"""Half a week: a report written that many days beside the meeting was still written for it."""


def status_report(outlook: Outlook) -> Iterator[Duty]:
    """The next status report, on the day of the weekly meeting.

    A light engagement owes one every week, and MTH005 finds those that are late. Of others one is expected where
    their communication plan has a weekly report or status.
    """
    light, days = outlook.engagement.record.method == "light", _meeting_days(outlook)
    engagement, as_of = outlook.engagement, outlook.as_of
    since = silent_since(engagement, [status.on for status in engagement.statuses], as_of)
    if outlook.phase not in (Phase.DELIVER, Phase.CLOSE) or engagement.signed_off(as_of) or not (light or days):
        return
    due = _next_report(since, outlook.policy.values["status_days"], days, late=0 if light else NEAR)
    if outlook.comes(due) or (not light and due < as_of):
        newest = engagement.newest_status(as_of)
        last = f"; the last one is of {newest.on}" if newest else ""
        what = f"the weekly status report {outlook.be(due)} due{last}"
        yield outlook.duty(due, what, command=outlook.command("new status"))


def _meeting_days(outlook: Outlook) -> frozenset[int]:
    """Weekdays of the weekly meetings for which a status report is written, Monday being 0."""
    plan, light = outlook.engagement.communication_plan, outlook.engagement.record.method == "light"
    weekly = [meeting for meeting in (plan.meetings if plan else ()) if meeting.cadence == "weekly"]
    named = [m for m in weekly if any(word in f"{m.id} {m.name}".lower() for word in ("status", "report"))]
    return frozenset(WEEKDAYS.index(day) for meeting in named or (weekly if light else ()) for day in meeting.days)


def _next_report(since: date, after: int, weekdays: frozenset[int], *, late: int) -> date:
    """The day of a meeting near the one on which the report falls due, at most so many days late; else that day."""
    due = since + timedelta(days=after)
    near = [due + timedelta(days=offset) for offset in range(-NEAR, late + 1)]
    meetings = [day for day in near if day.weekday() in weekdays]
    return min(meetings, key=lambda day: abs((day - due).days), default=due)


def timesheets(outlook: Outlook) -> Iterator[Duty]:
    """The timesheet of last week, where somebody was firmly booked in it and none is there."""
    monday = outlook.as_of - timedelta(days=outlook.as_of.weekday() + 7)
    days = [monday + timedelta(days=offset) for offset in range(FRIDAY + 1)]
    week = week_of(monday)
    if any(was_booked(outlook.engagement, day) for day in days) and all(
        s.week != week for s in outlook.engagement.timesheets
    ):
        step = f"Collect the hours, then add timesheets/{week.lower()}.yaml."
        yield outlook.duty(
            None, f"there is no timesheet of last week, {week}", step, command_line("explain", "timesheet")
        )


def week_of(day: date) -> str:
    """The day's week as timesheets name it: 2026-W41."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def was_booked(engagement: Engagement, day: date) -> bool:
    """Whether hours were promised for that day here, and work was not on hold."""
    booked = engagement.bookings.bookings if engagement.bookings else ()
    paused = engagement.record.paused(day)
    return not (paused or engagement.adopted_after(day)) and any(b.kind == "hard" and b.on(day) for b in booked)
