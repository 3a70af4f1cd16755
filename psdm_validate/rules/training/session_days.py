"""The days from which things are asked of a training session."""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import lasts
from psdm_validate.model.training import TrainingSession
from psdm_validate.policy.calendar import business_days_before
from psdm_validate.policy.policy import Policy
from psdm_validate.policy.public_holidays import public_holidays

LONGEST_NOTICE = timedelta(days=366)
"""How far back from a session public holidays are looked for."""


def first_day(session: TrainingSession) -> date | None:
    """The day on which it begins, or None while it has no days."""
    return min((day.on for day in session.days), default=None)


def last_day(session: TrainingSession) -> date | None:
    """The day on which it ends, or None while it has no days."""
    return max((day.on for day in session.days), default=None)


def owed(engagement: Engagement, day: date) -> bool:
    """Whether what was due that day is asked for: not before an adoption, in a pause, or after a cancellation."""
    record = engagement.record
    called_off = record.cancelled is not None and record.cancelled.on <= day
    paused = any(lasts(hold.since, hold.until, day) for hold in record.on_hold)
    return not (called_off or paused or engagement.adopted_after(day))


def registration_due(session: TrainingSession, engagement: Engagement, policy: Policy) -> date | None:
    """The last day on which the link to register can go out, or None while the session has no days.

    The archived method gives people two weeks, that of 2020 three business days.
    """
    first = first_day(session)
    if first is None:
        return None
    if policy.in_force(("archived",)):
        return first - timedelta(days=policy.values["registration_days_archived"])
    holidays = public_holidays(engagement.organization.holidays, first - LONGEST_NOTICE, first)
    return business_days_before(first, policy.values["registration_business_days"], holidays)
