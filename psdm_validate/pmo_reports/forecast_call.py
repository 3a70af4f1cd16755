"""What everybody brings to the forecast call on Monday."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.forecast.allocations import allocations
from psdm_validate.pmo_reports.forecast.fee_milestones import fee_milestones
from psdm_validate.pmo_reports.forecast.funds import left_to_forecast, remaining_funds
from psdm_validate.pmo_reports.forecast.months import forecast_months
from psdm_validate.pmo_reports.forecast.soft_bookings import soft_bookings
from psdm_validate.pmo_reports.forecast.tasks import task_audit
from psdm_validate.pmo_reports.forecast.upside import upside
from psdm_validate.pmo_reports.pmo_report import Section, pmo_report


@pmo_report(
    "forecast-call",
    "Preparation of the forecast call",
    due="Monday, before the call; forecast and upside are due at 11:00 New York",
    source="001: Forecast call prep 1-8; How to Track Upside; Forecasting T&M and FF",
)
def forecast_call(asked: Asked) -> Iterator[Section]:
    """By project manager, what is left of each contract and what of it is neither used nor forecast, the task audit,
    who is booked in the coming weeks over the whole portfolio, soft bookings of the quarter, upside by month and
    reason, the forecast of each month, and milestones of fixed fees that are to be signed off."""
    yield from remaining_funds(asked)
    yield from left_to_forecast(asked)
    yield from task_audit(asked)
    yield from allocations(asked)
    yield from soft_bookings(asked)
    yield from upside(asked)
    yield from forecast_months(asked)
    yield from fee_milestones(asked)
