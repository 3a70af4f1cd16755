"""What is left of a budget is forecast.

Hours or money that are neither used nor forecast nor listed as upside will be missed at the end: by the customer,
who paid for them, or by us. Where hours are billed, those left at the beginning of the month of the newest report
are held against the months from then on; under a fixed fee, the milestones that are not signed off. A tenth of the
contract (a setting) may still be open. Nothing is asked while work is on hold.

```yaml good bookings.yaml
forecast:
  - {month: 2026-10, frozen: 2026-10-05, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 68}
```

```yaml bad bookings.yaml
forecast:  # FCT014
  - {month: 2026-10, frozen: 2026-10-05, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 67}
```
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.wording import value_words
from psdm_validate.finding import Level
from psdm_validate.model.bookings import ForecastMonth, Upside
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.months_met import NONE, billed, signed_off
from psdm_validate.rules.forecast.standing import in_bookings, scheduled, upside_of

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


@rule(
    "FCT014",
    "budget left is forecast",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Forecast call prep 1 (Remaining Funds to Forecast)",
)
def budget_left(engagement: Engagement, contract: Contract, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    if not scheduled(engagement, phase, as_of):
        return
    budget = budget_of(engagement, contract, as_of)
    if budget is not None and budget.open(policy):
        yield Remark(
            in_bookings(engagement, "forecast"),
            f"of {_words(budget.whole, budget, contract)} {_words(budget.left, budget, contract)} were left on "
            f"{budget.since}; {_words(budget.nowhere, budget, contract)} of them are neither forecast nor listed as "
            "upside",
            "Forecast the rest by month, list as upside what is uncertain, or agree on a change with the customer.",
        )


def budget_of(engagement: Engagement, contract: Contract, as_of: date) -> Budget | None:
    """What was left of the contract, and what is said of it; None where it names no total, or nobody recorded what is
    used."""
    left = _left(engagement, contract, as_of)
    if left is None:
        return None
    forecast = _sum(engagement.bookings.forecast if engagement.bookings else (), left)
    # What a pending order may bring is no part of the contract yet.
    upside = _sum((item for item in upside_of(engagement) if item.because != "pending-change-order"), left)
    return Budget(left.unit, left.whole, left.left, left.since, forecast, upside)


def _left(engagement: Engagement, contract: Contract, as_of: date) -> _Left | None:
    """What was left of the contract; None where it names no total, or nobody recorded what is used."""
    terms, month = contract.terms, as_of.replace(day=1)
    yesterday = month - timedelta(days=1)
    if terms.billing == "fixed-fee":
        done = signed_off(engagement, contract, date.min, yesterday)
        return _Left("amount", terms.amount, terms.amount - done, month) if terms.amount and terms.milestones else None
    if not terms.hours:
        return None
    reports = [status for status in engagement.statuses if status.burn_down and status.on <= as_of]
    if reports and (shown := reports[-1].burn_down):
        day = reports[-1].on
        # A report counts the weeks before its own; those of its month are taken back out.
        monday = day - timedelta(days=day.weekday())
        used = shown.used - billed(engagement, day.replace(day=1), monday - timedelta(days=1))
        return _Left("hours", terms.hours, terms.hours - used, day.replace(day=1))
    if contract.start >= month or (engagement.timesheets and engagement.record.adopted is None):
        return _Left("hours", terms.hours, terms.hours - billed(engagement, date.min, yesterday), month)
    return None


def _sum(months: Iterable[ForecastMonth | Upside], budget: _Left) -> Decimal:
    """What the months bring from the beginning of that month on."""
    ahead = (month for month in months if month.month >= f"{budget.since:%Y-%m}")
    return sum((getattr(month, budget.unit) or NONE for month in ahead), NONE)


def _words(value: Decimal, budget: Budget, contract: Contract) -> str:
    money = budget.unit == "amount"
    return value_words(value, ("amount",), contract.terms.currency) if money else f"{value_words(value)} hours"
