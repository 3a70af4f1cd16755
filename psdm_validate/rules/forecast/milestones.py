"""Milestones that the customer has accepted."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement


def accepted_milestones(engagement: Engagement, by: date = date.max) -> set[str | None]:
    """Ids of the milestones that the customer has accepted, by that day where one is named."""
    items = engagement.acceptance.items if engagement.acceptance else ()
    return {item.milestone for item in items if item.milestone and item.accepted and item.accepted.on <= by}
