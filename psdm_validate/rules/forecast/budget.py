"""What is left of a contract, and what is said to come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from psdm_validate.contract.in_force import Contract
from psdm_validate.figures.hours import NONE, hours_billed
from psdm_validate.figures.money import worth_accepted
from psdm_validate.model.bookings import ForecastMonth, Upside
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import monday_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.forecast.standing import upside_of

Unit = Literal["hours", "amount"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What was left of a contract at the beginning of a month, and what is said to come of it from then on."""

    unit: Unit
    whole: Decimal
    left: Decimal
    since: date
    forecast: Decimal
    upside: Decimal

    @property
    def nowhere(self) -> Decimal:
        """What is neither used nor forecast nor listed as upside."""
        return self.left - self.forecast - self.upside

    def open(self, policy: Policy) -> bool:
        """Whether more of it is open than may be."""
        return self.nowhere * 100 > self.whole * policy.values["unforecast_percent"]


@dataclass(frozen=True, slots=True)
class _Left:
    unit: Unit
    whole: Decimal
    left: Decimal
    since: date


def budget_of(engagement: Engagement, contract: Contract, as_of: date) -> Budget | None:
    """What was left of the contract, and what is said of it; None where it names no total, or nobody recorded what is
    used."""
    left = _left(engagement, contract, as_of)
    if left is None:
        return None
    forecast = _sum(engagement.bookings.forecast if engagement.bookings else (), left)
    # A pending order is no part of the contract yet, and a milestone that may come earlier is forecast for later.
    upside = _sum((item for item in upside_of(engagement) if item.because == "soft-booking"), left)
    return Budget(left.unit, left.whole, left.left, left.since, forecast, upside)


def _left(engagement: Engagement, contract: Contract, as_of: date) -> _Left | None:
    """What was left of the contract; None where it names no total, or nobody recorded what is used."""
    terms, month = contract.terms, as_of.replace(day=1)
    yesterday = month - timedelta(days=1)
    if terms.billing == "fixed-fee":
        done = worth_accepted(engagement, terms, date.min, yesterday)
        return _Left("amount", terms.amount, terms.amount - done, month) if terms.amount and terms.milestones else None
    if not terms.hours:
        return None
    reports = [status for status in engagement.statuses if status.burn_down and status.on <= as_of]
    if reports and (shown := reports[-1].burn_down):
        day = reports[-1].on
        # A report counts the weeks before its own; those of its month are taken back out.
        monday = day - timedelta(days=day.weekday())
        used = shown.used - hours_billed(engagement, day.replace(day=1), monday - timedelta(days=1))
        return _Left("hours", terms.hours, terms.hours - used, day.replace(day=1))
    kept = any(monday_of(sheet.week) <= as_of for sheet in engagement.timesheets)
    if contract.start >= month or (kept and engagement.record.adopted is None):
        return _Left("hours", terms.hours, terms.hours - hours_billed(engagement, date.min, yesterday), month)
    return None


def _sum(months: Iterable[ForecastMonth | Upside], left: _Left) -> Decimal:
    """What the months bring from the beginning of that month on."""
    ahead = (month for month in months if month.month >= f"{left.since:%Y-%m}")
    return sum((getattr(month, left.unit) or NONE for month in ahead), NONE)
