"""Whether an engagement came to its end while it was kept here."""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement


def finished(engagement: Engagement) -> bool:
    """Whether it owes the last steps once it is closed: neither called off nor closed before it was adopted."""
    return not engagement.called_off and not engagement.adopted_after(engagement.record.steps.closed)
