"""A hard booking is approved by the project coordinator.

The coordinator sees all projects at once, and by the approval somebody's time is kept free. A booking that only
says of itself that it is hard promises hours which others may have promised as well. Whoever approved it held the
role on that day.

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6}  # FCT015
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: sam-osei, on: 2026-07-06}}  # FCT015
```
"""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.contract.wording import role_words
from psdm_validate.model.bookings import Booking, Bookings
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "FCT015",
    "a hard booking is approved by the coordinator",
    editions=("2024",),
    source="001: Forecasting T&M and FF",
)
def approved_by_coordinator(bookings: Bookings, engagement: Engagement, policy: Policy) -> Remarks:
    cancelled = engagement.record.cancelled is not None
    for booking in bookings.bookings:
        if booking.kind == "hard" and not cancelled and not engagement.adopted_after(booking.until):
            yield from _approved(booking, engagement, policy.roles["hard_booking_approved_by"])


def _approved(booking: Booking, engagement: Engagement, roles: Iterable[str]) -> Remarks:
    word = booking.approved
    if word is None:
        yield Remark(
            booking.at("approved"),
            f"{booking.id} of {booking.person} is hard, and the coordinator has not approved it",
            "Ask the coordinator, then add approved with by and on; until then it is soft.",
        )
    elif not engagement.organization.held_any(word.by, roles, word.on):
        yield Remark(
            word.at("by"),
            f"{booking.id} of {booking.person} was approved by {word.by}, who was no {role_words(roles)} on {word.on}",
            "Ask the coordinator for the approval, or correct the days of the role in organization.yaml.",
        )
