"""Once the opportunity is won, people are booked, at least softly.

PS Operations enter soft bookings on the day of the win, so that everybody sees what is coming, and the project
manager goes through them. A win without bookings is work that nobody has kept any time for. It is asked for until
the kickoff, from which on bookings have to be hard (FCT005).

```yaml bad bookings.yaml
bookings: []  # FCT016, FCT001, FCT001: nor are project manager and engineer booked two months ahead
```
```yaml and iteration-schedule.yaml
iterations:
  - number: 0
    start: 2026-07-06
    end: 2026-07-17
    sessions:
      - {kind: transition, on: 2026-06-30}
      - {kind: stakeholder-planning, on: 2026-07-02}
      - {kind: kickoff, on: 2026-10-21}
      - {kind: discovery, on: 2026-10-22}
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import bookings_of, in_bookings


@rule(
    "FCT016",
    "soft bookings start when the opportunity is won",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Kantata 5",
)
def booked_when_won(engagement: Engagement, phase: Phase, as_of: date) -> Remarks:
    won = engagement.record.steps.closed_won
    planned = phase in (Phase.PROPOSE, Phase.PLAN) and not engagement.record.paused(as_of)
    if planned and won is not None and won <= as_of and not bookings_of(engagement):
        yield Remark(
            in_bookings(engagement, "bookings"),
            f"the opportunity was won on {won}, and nobody is booked",
            "Ask PS Operations for soft bookings of everybody who is needed, then write them to bookings.yaml.",
        )
