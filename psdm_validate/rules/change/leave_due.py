"""From when on a leave has to be approved."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Leave


def leave_due(paper: Leave, engagement: Engagement, day: date) -> bool:
    """Whether its first day has come by that day, it still counts, and it began while its engagement was kept here."""
    begins = paper.allows.since
    called_off = engagement.called_off
    return begins <= day and not paper.ended(day) and not called_off and not engagement.adopted_after(begins)
