"""Calendar arithmetic of the contract: months that clamp, weeks that end on Friday."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

SATURDAY = 5


def months_later(day: date, months: int) -> date:
    """The same day some calendar months later; 31 December plus two months is the last of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def weekdays_between(earlier: date, later: date) -> int:
    """How many days from Monday to Friday lie after the earlier and before the later day."""
    days = (earlier + timedelta(days=n) for n in range(1, (later - earlier).days))
    return sum(day.weekday() < SATURDAY for day in days)


def weekdays_of(first: date, last: date) -> Iterator[date]:
    """Each day from Monday to Friday from the first to the last day, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return (day for day in days if day.weekday() < SATURDAY)


def through_weekend(day: date) -> date:
    """The Sunday after a Friday or Saturday; any other day itself. A week worked to Friday is a whole week."""
    return day + timedelta(days=6 - day.weekday()) if day.weekday() >= SATURDAY - 1 else day
