"""The rhythm of a new engagement: iterations up to the end of the contract, sessions, ceremonies, the weekly report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from psdm_validate.edit.scalars import Writable
from psdm_validate.policy.calendar import SATURDAY

WEEK = 7

CEREMONIES: tuple[dict[str, Writable], ...] = (
    {"kind": "planning", "days": ["Monday"], "begins": "13:00", "minutes": 90},
    {
        "kind": "daily-standup",
        "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
        "begins": "09:30",
        "minutes": 15,
    },
    {"kind": "backlog-refinement", "days": ["Wednesday"], "begins": "13:00", "minutes": 60},
    {"kind": "review", "days": ["Friday"], "begins": "13:00", "minutes": 60},
    {"kind": "retrospective", "days": ["Friday"], "begins": "14:30", "minutes": 45},
)
"""The five ceremonies of the full method, as a proposal that the customer agrees to at the kickoff."""

SESSIONS = (("transition", -4), ("stakeholder-planning", -2), ("kickoff", 0), ("discovery", 1))
"""The sessions of iteration 0, in working days from the first day of work."""


def iterations(start: date, end: date, days: int, today: date) -> list[Writable]:
    """Iteration 0 from the first day on, then time boxes of so many calendar days, from a Monday to a Friday."""
    boxes = list(_boxes(start, end, days))
    sessions: dict[str, Writable] = {"sessions": _sessions(start, end, today)}
    return [
        {"number": number, "start": day, "end": last, **({} if number else sessions)}
        for number, (day, last) in enumerate(boxes)
    ]


def iterations_in(start: date, end: date, days: int) -> int:
    """How many iterations there will be, iteration 0 included."""
    return len(list(_boxes(start, end, days)))


def _boxes(start: date, end: date, days: int) -> Iterator[tuple[date, date]]:
    # Iteration 0 ends on the Friday that lets the next one begin on a Monday, whatever day the contract starts on.
    monday = start - timedelta(days=start.weekday()) if start.weekday() < SATURDAY else _next_monday(start)
    while start <= end:
        following = monday + timedelta(days=max(days, WEEK))
        yield start, min(end, _friday_before(following))
        start = monday = following


def _friday_before(monday: date) -> date:
    last = monday - timedelta(days=1)
    return last - timedelta(days=last.weekday() - SATURDAY + 1) if last.weekday() >= SATURDAY else last


def _next_monday(day: date) -> date:
    return day + timedelta(days=WEEK - day.weekday())


def _sessions(start: date, end: date, today: date) -> list[Writable]:
    """Each session on its day, none before today unless work has begun already, none after the end."""
    earliest = min(today, start)
    days = ((kind, _working_days_from(start, offset)) for kind, offset in SESSIONS)
    return [{"kind": kind, "on": min(max(day, earliest), end)} for kind, day in days]


def _working_days_from(day: date, number: int) -> date:
    step = timedelta(days=1 if number > 0 else -1)
    while number or day.weekday() >= SATURDAY:
        day += step if number else timedelta(days=1)
        if number and day.weekday() < SATURDAY:
            number += -1 if number > 0 else 1
    return day
