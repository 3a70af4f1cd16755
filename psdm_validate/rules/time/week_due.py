"""When the hours of a week are due: on the Monday after it."""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.model.timesheet import monday_of


def due_on(week: str) -> date:
    """The Monday after a week written as 2026-W41."""
    return monday_of(week) + timedelta(weeks=1)
