"""Whether a change order has left its draft, and its steps are to be held against the handbook."""

from __future__ import annotations

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement


def put_forward(order: ChangeOrder, engagement: Engagement) -> bool:
    """Whether somebody has approved or signed the order while its engagement was kept here, and it was not ended."""
    signatures = (order.signed.customer, order.signed.us)
    days = [approval.on for approval in order.approvals] + [signature.on for signature in signatures if signature]
    ended = order.rejected or order.withdrawn or order.void
    return bool(days) and not ended and not engagement.adopted_after(min(days))
