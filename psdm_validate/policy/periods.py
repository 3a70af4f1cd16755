"""Months as records write them, and quarters of the fiscal year."""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.policy.calendar import months_later

QUARTER = 3
"""Months of a quarter."""


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month in which the day lies."""
    first = day.replace(day=1)
    return first, months_later(first, 1) - timedelta(days=1)


def days_of_month(month: str) -> tuple[date, date]:
    """First and last day of a month written 2026-11."""
    return month_of(date.fromisoformat(f"{month}-01"))


def quarter_of(day: date, year_starts: int) -> tuple[date, date]:
    """First and last day of the quarter in which the day lies, in a fiscal year that starts in that month."""
    into = (day.month - year_starts) % QUARTER
    first = months_later(day.replace(day=1), -into)
    return first, months_later(first, QUARTER) - timedelta(days=1)
