"""The forecast of each month: whether it is frozen, and whether it was gone through in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.forecast import last_to_freeze
from psdm_validate.model.bookings import Bookings, ForecastMonth
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.lacking import asked_by
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section
from psdm_validate.pmo_reports.rows import Row, manager_of, rows_of
from psdm_validate.pmo_reports.standing import running, state_of
from psdm_validate.policy.moments import EASTERN, day_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.forecast.standing import scheduled
from psdm_validate.rules.forecast.two_months_ahead import two_months_ahead
from psdm_validate.rules.forecast.updated_by_monday import updated_by_monday

COLUMNS = (
    Column("manager", "Project manager"),
    Column("engagement", "Engagement"),
    Column("state", "State"),
    Column("updated", "Updated (New York)"),
    Column("month", "Month"),
    Column("frozen", "Frozen", "day"),
    Column("hours", "Work", "hours"),
    Column("amount", "Amount", "money"),
    Column("currency", "Currency"),
)


def forecast_months(asked: Asked) -> Iterator[Section]:
    """The forecast from the month of the day on, by project manager."""
    found = rows_of(asked, lambda situation: _of_engagement(situation, asked.policy_of(situation)))
    rows = tuple(sorted(found.rows, key=lambda row: (str(row[0] or ""), str(row[1]), str(row[4]))))
    yield Section("months", "Forecast by month", COLUMNS, rows, "Nothing is forecast.", found.missing)


def _of_engagement(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement, phase, day = situation.engagement, situation.phase, situation.day
    if not running(situation):
        return
    if engagement.bookings is None:
        if scheduled(engagement, phase, day):
            step = f"Write {engagement.folder}/bookings.yaml; `psdm-validate explain bookings` says what it holds."
            yield Missing(engagement.name, "bookings and forecast", step)
        return
    bookings = _until(engagement.bookings, day)
    updated = f"{bookings.updated.astimezone(EASTERN):%Y-%m-%d %H:%M}" if bookings.updated else None
    for month in bookings.forecast:
        if month.month >= f"{day:%Y-%m}":
            yield (
                manager_of(situation),
                engagement.name,
                state_of(situation),
                updated,
                month.month,
                _frozen(situation, month),
                month.hours,
                month.amount,
                situation.contract.terms.currency if month.amount is not None else None,
            )
    yield from asked_by(updated_by_monday, bookings, situation, policy)
    yield from asked_by(two_months_ahead, engagement, situation, policy)


def _until(bookings: Bookings, day: date) -> Bookings:
    """The bookings without a round that was made after the day."""
    later = bookings.updated is not None and day_of(bookings.updated) > day
    return bookings.replace(updated=None) if later else bookings


def _frozen(situation: Situation, month: ForecastMonth) -> Cell:
    """The day from which the figures of the month stand; None while that is still to come."""
    engagement, day = situation.engagement, situation.day
    if month.frozen is not None and month.frozen <= day:
        return month.frozen
    if month.month == f"{day:%Y-%m}" and day > last_to_freeze(month.month, engagement.organization):
        step = f"Write `frozen:` beside {month.month} in {engagement.folder}/bookings.yaml."
        return Missing(engagement.name, f"the day from which the forecast of {month.month} stands", step)
    return None
