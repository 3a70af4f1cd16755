"""How months came out that were forecast and are over: hours billed, or instalments signed off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.wording import value_words
from psdm_validate.model.bookings import ForecastMonth
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import monday_of
from psdm_validate.policy.calendar import weekdays_of
from psdm_validate.policy.periods import days_of_month
from psdm_validate.rule import Remark
from psdm_validate.rules.forecast.standing import bookings_of

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A month as it was forecast and as it came out."""

    month: ForecastMonth
    field: str
    """What is compared: hours or amount."""
    forecast: Decimal
    came: Decimal

    def within(self, percent: int) -> bool:
        """Whether it came out within that share of its forecast."""
        return abs(self.came - self.forecast) * 100 <= percent * self.forecast


def outcomes(engagement: Engagement, contract: Contract, as_of: date) -> Iterator[Outcome]:
    """Every month that is over, was frozen by its last day, and of which it is recorded how it came out."""
    for month in engagement.bookings.forecast if engagement.bookings else ():
        first, last = days_of_month(month.month)
        if month.frozen is None or month.frozen > last or last >= as_of or engagement.adopted_after(last):
            continue
        if contract.terms.billing == "fixed-fee" and month.amount is not None and contract.terms.milestones:
            yield Outcome(month, "amount", month.amount, signed_off(engagement, contract, first, last))
        elif month.hours is not None and _recorded(engagement, first, last):
            yield Outcome(month, "hours", month.hours, billed(engagement, first, last))


def missed(outcome: Outcome, contract: Contract, percent: int) -> Remark:
    """What is said of a month that came out otherwise than forecast."""
    unit = "" if outcome.field == "amount" else " hours"
    currency = contract.terms.currency if outcome.field == "amount" else ""
    forecast, came = (
        value_words(value, (outcome.field,), currency) + unit for value in (outcome.forecast, outcome.came)
    )
    off = f", {abs(outcome.came - outcome.forecast) * 100 / outcome.forecast:.1f} % off" if outcome.forecast else ""
    return Remark(
        outcome.month.at(outcome.field),
        f"{outcome.month.month} was forecast with {forecast} and came to {came}{off}; the goal is {percent} %",
        "Note what was different, and go through the months ahead with it; what is over stays as it was.",
        fact=True,
    )


def billed(engagement: Engagement, first: date, last: date) -> Decimal:
    """Billable hours recorded from the first to the last day."""
    days = (entry for sheet in engagement.timesheets for entry in sheet.days())
    return sum((hours for day, worked, hours in days if worked.billable and first <= day <= last), NONE)


def signed_off(engagement: Engagement, contract: Contract, first: date, last: date) -> Decimal:
    """What the milestones are worth that the customer accepted from the first to the last day."""
    worth = {milestone.id: milestone.amount for milestone in contract.terms.milestones}
    items = engagement.acceptance.items if engagement.acceptance else ()
    accepted = {item.milestone for item in items if item.accepted and first <= item.accepted.on <= last}
    return sum((amount for milestone, amount in worth.items() if milestone in accepted), NONE)


def _recorded(engagement: Engagement, first: date, last: date) -> bool:
    """Whether there is a timesheet of each week in which somebody was firmly booked that month."""
    booked = [booking for booking in bookings_of(engagement) if booking.kind == "hard"]
    days = (day for booking in booked for day in weekdays_of(max(first, booking.since), min(last, booking.until)))
    mondays = {day - timedelta(days=day.weekday()) for day in days}
    kept = {monday_of(sheet.week) for sheet in engagement.timesheets}
    return bool(mondays) and mondays <= kept
