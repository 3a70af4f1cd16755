"""After the kickoff there are hard bookings.

At the kickoff the customer and we agree who works when. From the day after it those hours are promised, so at
least one hard booking has to be there that did not end before; which of the people are still missing is found two
months ahead by FCT001. Nothing is asked while work is on hold.

```yaml bad bookings.yaml
bookings:  # FCT005
  - {id: B-001, person: sam-osei, kind: soft, from: 2026-11-02, until: 2026-12-18, hours_a_week: 6}
  - {id: B-002, person: alex-reyes, kind: soft, from: 2026-11-02, until: 2026-12-18, hours_a_week: 30}
upside:
  - {id: sam, because: soft-booking, booking: B-001, month: 2026-11, hours: 42, why: Nothing is agreed}
  - {id: alex, because: soft-booking, booking: B-002, month: 2026-11, hours: 210, why: Nothing is agreed}
forecast:  # FCT014: nor is anything forecast
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import bookings_of, in_bookings


@rule(
    "FCT005",
    "after the kickoff there are hard bookings",
    editions=("2024",),
    source="001: Forecast call prep 8",
)
def hard_after_kickoff(engagement: Engagement, phase: Phase, as_of: date) -> Remarks:
    kickoff = engagement.session("kickoff")
    if phase is not Phase.DELIVER or kickoff is None or kickoff == as_of or engagement.record.paused(as_of):
        return
    if not any(booking.kind == "hard" and booking.until >= kickoff for booking in bookings_of(engagement)):
        yield Remark(
            in_bookings(engagement, "bookings"),
            f"the kickoff was on {kickoff}, and nobody is hard-booked since",
            "Ask the coordinator for the bookings that were agreed at the kickoff, then write them down as hard.",
        )
