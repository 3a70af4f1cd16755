"""Calendar arithmetic of the contract: months that clamp, weeks that end on Friday."""

from __future__ import annotations

import calendar
from collections.abc import Container, Iterator
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


def business_days_later(day: date, number: int, holidays: Container[date]) -> date:
    """The last of so many business days after the day: Monday to Friday, without the holidays."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY and day not in holidays
    return day


def business_days_before(day: date, number: int, holidays: Container[date]) -> date:
    """The first of so many business days before the day: Monday to Friday, without the holidays."""
    while number:
        day -= timedelta(days=1)
        number -= day.weekday() < SATURDAY and day not in holidays
    return day


def through_weekend(day: date) -> date:
    """The Sunday after a Friday or Saturday; any other day itself. A week worked to Friday is a whole week."""
    return day + timedelta(days=6 - day.weekday()) if day.weekday() >= SATURDAY - 1 else day
