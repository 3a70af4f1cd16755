"""How far a sale has come, and which engagements owe what comes with it."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement


def likely_since(engagement: Engagement) -> date | None:
    """The day from which the sale was likely to close (stage 5), as early as its dated steps show it; else None."""
    steps = engagement.record.steps
    days = (steps.stage_5, steps.stage_6, steps.closed_won, engagement.sow.executed_on)
    return min((day for day in days if day is not None), default=None)


def asked_here(engagement: Engagement, day: date | None) -> bool:
    """Whether what falls due on that day is asked for: there is such a day, nothing was called off or adopted later."""
    return day is not None and engagement.record.cancelled is None and not engagement.adopted_after(day)
