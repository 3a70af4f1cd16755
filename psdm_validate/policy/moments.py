"""Moments and days: the zone of deadlines that name an hour, and the day to which a moment belongs."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

EASTERN = ZoneInfo("America/New_York")
"""The clock of deadlines that the handbook gives in Eastern time, summer and winter."""


def day_of(moment: datetime) -> date:
    """The day of a moment by the clock that it was written down with; days without an hour are written the same way."""
    return moment.date()


def in_eastern(moment: datetime) -> str:
    """A moment in words, by the clock of New York: 2026-10-19 at 11:00 Eastern."""
    return f"{moment.astimezone(EASTERN):%Y-%m-%d at %H:%M} Eastern"
