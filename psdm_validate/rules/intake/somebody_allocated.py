"""While a sale is being negotiated somebody is found for it and softly booked.

Finding the right person takes weeks; a soft booking holds the place without promising it. It is asked for once the
sale is likely to close, and a hard booking serves as well.

```yaml good bookings.yaml
bookings:
  - {id: B-001, person: alex-reyes, kind: soft, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24}
```

```yaml bad bookings.yaml
bookings: []  # INT020
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here, likely_since


@rule(
    "INT020",
    "from phase 5 on a member of professional services is identified and softly allocated",
    level=Level.WARNING,
    editions=("2022",),
    source="000: Pre-Project Prep 1-2",
)
def somebody_allocated(engagement: Engagement) -> Remarks:
    bookings, since = engagement.bookings, likely_since(engagement)
    if (bookings is None or not bookings.bookings) and asked_here(engagement, since):
        yield Remark(
            bookings.at("bookings") if bookings else engagement.at_record("bookings.yaml"),
            f"the sale has been likely to close since {since}, and nobody is booked for it, not even softly",
            "Ask PS Operations who could do it, then add a soft booking to bookings.yaml.",
        )
