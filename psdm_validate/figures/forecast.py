"""How months came out that were forecast and are over: hours billed, or milestones accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import figure, part_of
from psdm_validate.figures.hours import FORECAST, booked_weeks, hours_billed
from psdm_validate.figures.money import worth_accepted
from psdm_validate.figures.series import Column, series
from psdm_validate.model.bookings import ForecastMonth
from psdm_validate.model.organization import Organization
from psdm_validate.policy.calendar import business_days_later
from psdm_validate.policy.periods import days_of_month
from psdm_validate.policy.public_holidays import public_holidays

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonthMet:
    """A month as it was forecast and as it came out, in hours or in money of the contract's currency."""

    planned: ForecastMonth
    frozen: date
    field: Literal["hours", "amount"]
    """What of the forecast is held against what came."""
    measured: str
    """hours, or the currency."""
    forecast: Decimal
    came: Decimal

    @property
    def month(self) -> str:
        """The month, written 2026-11."""
        return self.planned.month

    @property
    def off(self) -> Decimal | None:
        """By how many percent of its forecast it came out above it, or below; None where nothing was forecast."""
        return (self.came - self.forecast) * 100 / self.forecast if self.forecast else None

    def within(self, percent: int) -> bool:
        """Whether it came out within that share of its forecast."""
        return abs(self.came - self.forecast) * 100 <= percent * self.forecast


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
    ),
    source=FORECAST,
)
def forecast_accuracy(situation: Situation) -> tuple[MonthMet, ...]:
    """Each month that is over and whose forecast was frozen by its first business day; what was frozen later knew a
    part of the month already. The forecast is held against the billable hours of the month, once there is a timesheet
    of each week with hard bookings; under a fixed fee against the milestones that the customer accepted in it. A month
    for which nothing was forecast and that came to nothing is left out."""
    return tuple(sorted(_told(situation), key=lambda each: each.month))


@figure("within-5-percent", "Months within 5 % of their forecast", unit="percent", source=FORECAST)
def within_5_percent(situation: Situation) -> Decimal:
    """Months that came out within 5 % of their forecast, as the handbook wants of projects, as a share of those in the
    accuracy of the forecast."""
    return _share_within(5, situation)


@figure("within-10-percent", "Months within 10 % of their forecast", unit="percent", source=FORECAST)
def within_10_percent(situation: Situation) -> Decimal:
    """Months that came out within 10 % of their forecast, as the handbook wants of consulting blocks and dedicated
    engineers, as a share of those in the accuracy of the forecast."""
    return _share_within(10, situation)


def _share_within(percent: int, situation: Situation) -> Decimal:
    months = forecast_accuracy(situation)
    met = sum(month.within(percent) for month in months)
    return part_of(
        Decimal(met), Decimal(len(months)), "closed months with a forecast frozen by their first business day"
    )


def _told(situation: Situation) -> Iterator[MonthMet]:
    bookings = situation.engagement.bookings
    for month in bookings.forecast if bookings else ():
        met = _met(situation, month)
        if met and (met.forecast or met.came):
            yield met


def _met(situation: Situation, month: ForecastMonth) -> MonthMet | None:
    """The month, or None where it is not over, was not frozen in time, or how it came out is not recorded."""
    engagement, (first, last) = situation.engagement, days_of_month(month.month)
    frozen = month.frozen
    if frozen is None or last >= situation.day or engagement.adopted_after(last):
        return None
    if frozen > last_to_freeze(month.month, engagement.organization):
        return None
    terms = situation.course.on(last).terms
    if terms.billing == "fixed-fee" and month.amount is not None and terms.milestones:
        came = worth_accepted(engagement, terms, first, last)
        return MonthMet(month, frozen, "amount", terms.currency, month.amount, came)
    booked = booked_weeks(situation, first, last)
    if month.hours is not None and booked and booked <= {sheet.week for sheet in engagement.timesheets}:
        return MonthMet(month, frozen, "hours", "hours", month.hours, hours_billed(engagement, first, last))
    return None


def last_to_freeze(month: str, organization: Organization) -> date:
    """The first business day of the month: a forecast that is frozen later knows a part of it already."""
    first, last = days_of_month(month)
    return business_days_later(first - DAY, 1, public_holidays(organization.holidays, first, last))
