"""How months came out that were forecast and are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.allotment import billed_work
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import figure, part_of
from psdm_validate.figures.hours import FORECAST, NONE, booked_weeks
from psdm_validate.figures.series import Column, series
from psdm_validate.model.bookings import ForecastMonth
from psdm_validate.policy.periods import days_of_month

PROJECT, BLOCK = 5, 10
"""Within how many percent the handbook wants a forecast to be met: of projects, and of what is sold off the shelf."""
GOALS = {"consulting-block": BLOCK, "dedicated-engineer": BLOCK}
"""The goal by kind of engagement; that of any other is the one of projects."""


@dataclass(frozen=True, slots=True)
class MonthMet:
    """A month as it was forecast and as it came out, in hours or in money of the contract's currency."""

    month: str
    frozen: date
    measured: str
    """hours, or the currency."""
    forecast: Decimal
    came: Decimal
    goal: int
    """Within how many percent it was to come out."""

    @property
    def off(self) -> Decimal | None:
        """By how many percent of its forecast it came out above it, or below; None where nothing was forecast."""
        return (self.came - self.forecast) * 100 / self.forecast if self.forecast else None

    def within(self, percent: int) -> bool:
        """Whether it came out within that share of its forecast."""
        return self.off is not None and abs(self.off) <= percent


@series(
    "forecast-accuracy",
    "Accuracy of the forecast",
    columns=(
        Column("month", "Month", "name"),
        Column("frozen", "Frozen", "day"),
        Column("measured", "In", "name"),
        Column("forecast", "Forecast", "hours or money"),
        Column("came", "Came to", "hours or money"),
        Column("off", "Off by", "percent"),
        Column("goal", "Goal", "percent"),
    ),
    source=FORECAST,
)
def forecast_accuracy(situation: Situation) -> tuple[MonthMet, ...]:
    """Each month that is over and whose forecast was frozen by its last day: the forecast against the billable hours
    of the month, once there is a timesheet of each week with hard bookings; under a fixed fee against the milestones
    that the customer accepted in it. A month for which nothing was forecast and that came to nothing is left out. The
    goal is 5 %, for consulting blocks and dedicated engineers 10 %."""
    bookings = situation.engagement.bookings
    months = (_met(situation, month) for month in (bookings.forecast if bookings else ()))
    return tuple(
        sorted((month for month in months if month and (month.forecast or month.came)), key=lambda each: each.month)
    )


@figure("within-5-percent", "Months within 5 % of their forecast", unit="percent", source=FORECAST)
def within_5_percent(situation: Situation) -> Decimal:
    """Months that came out within 5 % of their forecast, as a share of those in the accuracy of the forecast."""
    return _share_within(PROJECT, situation)


@figure("within-10-percent", "Months within 10 % of their forecast", unit="percent", source=FORECAST)
def within_10_percent(situation: Situation) -> Decimal:
    """Months that came out within 10 % of their forecast, as a share of those in the accuracy of the forecast."""
    return _share_within(BLOCK, situation)


def _share_within(percent: int, situation: Situation) -> Decimal:
    months = forecast_accuracy(situation)
    met = sum(month.within(percent) for month in months)
    return part_of(Decimal(met), Decimal(len(months)), "closed months with a frozen forecast")


def _met(situation: Situation, month: ForecastMonth) -> MonthMet | None:
    """The month, or None where it is not over, was not frozen by its last day, or how it came out is not recorded."""
    first, last = days_of_month(month.month)
    if month.frozen is None or month.frozen > last or last >= situation.day or situation.engagement.adopted_after(last):
        return None
    terms = situation.course.on(last).terms
    goal = GOALS.get(situation.engagement.record.kind, PROJECT)
    if terms.billing == "fixed-fee" and month.amount is not None and terms.milestones:
        worth = {milestone.id: milestone.amount for milestone in terms.milestones}
        came = sum((worth[each] for each in _accepted(situation, first, last) if each in worth), NONE)
        return MonthMet(month.month, month.frozen, terms.currency, month.amount, came, goal)
    booked = booked_weeks(situation, first, last)
    if month.hours is not None and booked and booked <= {sheet.week for sheet in situation.engagement.timesheets}:
        worked = (work.hours for work in billed_work(situation.engagement, last) if work.day >= first)
        return MonthMet(month.month, month.frozen, "hours", month.hours, sum(worked, NONE), goal)
    return None


def _accepted(situation: Situation, first: date, last: date) -> set[str | None]:
    """Ids of the milestones that the customer accepted from the first to the last day."""
    record = situation.engagement.acceptance
    items = record.items if record else ()
    return {item.milestone for item in items if item.accepted and first <= item.accepted.on <= last}
