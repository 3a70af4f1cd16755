"""In the current month nobody is booked softly.

What is worked this month is decided by now, and a booking that is still soft keeps its hours out of the forecast.
Right after the kickoff the bookings are only being agreed, so they have fourteen days (a setting). Upside is for
the months ahead: a booking of this month is told even where it is listed.

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-11-02, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2026-10-26, until: 2026-10-30, hours_a_week: 24}  # FCT004
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 25}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 84}
  - {month: 2027-01, hours: 80}
upside:
  - {id: last-week, because: soft-booking, booking: B-003, month: 2026-10, hours: 24, why: The test servers}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.periods import month_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import bookings_of, overlaps


@rule(
    "FCT004",
    "no soft booking stands in the current month",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Forecast call prep 8",
)
def soft_this_month(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    for booking in soft_too_long(engagement, phase, policy, as_of):
        yield Remark(
            booking.at("kind"),
            f"{booking.person} is booked softly from {booking.since} to {booking.until}, within the current month; "
            f"the kickoff was on {engagement.session('kickoff')}",
            "Ask the coordinator for a hard booking, move it to a later month, or take it out.",
        )


def soft_too_long(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Iterator[Booking]:
    """Soft bookings of the current month that the kickoff no longer explains."""
    kickoff = engagement.session("kickoff")
    grace = timedelta(days=policy.values["soft_days_after_kickoff"])
    if phase not in (Phase.DELIVER, Phase.CLOSE) or kickoff is None or as_of <= kickoff + grace:
        return
    for booking in bookings_of(engagement):
        if booking.kind == "soft" and overlaps(booking, *month_of(as_of)):
            yield booking
