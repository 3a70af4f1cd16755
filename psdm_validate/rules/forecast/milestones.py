"""Milestones that the customer has accepted."""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement


def accepted_milestones(engagement: Engagement) -> set[str | None]:
    """Ids of the milestones that the customer has accepted."""
    items = engagement.acceptance.items if engagement.acceptance else ()
    return {item.milestone for item in items if item.milestone and item.accepted}
