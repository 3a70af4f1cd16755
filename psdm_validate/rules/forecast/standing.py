"""Which engagements are forecast, who is booked for them, and how exact their forecast is to be."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.model.bookings import Booking, Upside
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.model.people import OurRole
from psdm_validate.policy.policy import Policy

DELIVERING: tuple[OurRole, ...] = ("engineer", "technical-architect", "trainer")
MANAGING: tuple[OurRole, ...] = ("project-manager", "program-manager")


def sold_as_block(engagement: Engagement) -> bool:
    """Whether it is a consulting block or a dedicated engineer, of which little is known when it is sold."""
    return engagement.record.kind in ("consulting-block", "dedicated-engineer")


def percent_of_accuracy(engagement: Engagement, policy: Policy) -> int:
    """Within which share its forecast is to be met, in percent."""
    return policy.values["forecast_block_percent" if sold_as_block(engagement) else "forecast_percent"]


def scheduled(engagement: Engagement, phase: Phase, as_of: date) -> bool:
    """Whether PS Operations have scheduled it, or it was kicked off, and the work goes on."""
    day = engagement.record.steps.scheduled
    planned = phase is Phase.PLAN and day is not None and day <= as_of
    return (planned or phase is Phase.DELIVER) and not engagement.record.paused(as_of)


def bookings_of(engagement: Engagement) -> tuple[Booking, ...]:
    """Its bookings; none while nothing is booked."""
    return engagement.bookings.bookings if engagement.bookings else ()


def upside_of(engagement: Engagement) -> tuple[Upside, ...]:
    """Its upside; none where nothing is listed."""
    return engagement.bookings.upside if engagement.bookings else ()


def in_bookings(engagement: Engagement, field: str) -> Place:
    """The field of bookings.yaml; where the file is missing, what stands in for the engagement."""
    return engagement.bookings.at(field) if engagement.bookings else engagement.at_record("bookings.yaml")


def overlaps(booking: Booking, first: date, last: date) -> bool:
    """Whether it covers a day from the first to the last one."""
    return booking.since <= last and booking.until >= first
