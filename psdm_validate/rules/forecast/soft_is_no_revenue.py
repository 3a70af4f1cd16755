"""Soft bookings are no revenue: they are not counted in the forecast of a month.

A soft booking promises nobody's time, so the hours of a month's forecast are those of its hard bookings, without
public holidays and days off. Where somebody is booked softly in a month and its forecast is higher than that, by
more than a forecast may be off, the soft hours have been counted. They belong to the upside.

```yaml good bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2026-11-02, until: 2026-11-27, hours_a_week: 8}
upside:
  - {id: november-days, because: soft-booking, booking: B-003, month: 2026-11, hours: 28, why: The freeze}
```

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2026-11-02, until: 2026-11-27, hours_a_week: 8}
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 142}  # FCT006
  - {month: 2026-12, hours: 84}
upside:
  - {id: november-days, because: soft-booking, booking: B-003, month: 2026-11, hours: 28, why: The freeze}
```
"""

from __future__ import annotations

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.contract.wording import value_words
from psdm_validate.model.bookings import Bookings
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.periods import days_of_month
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import percent_of_accuracy


@rule(
    "FCT006",
    "soft bookings are no revenue",
    editions=("2024",),
    source="001: Forecasting T&M and FF",
)
def soft_is_no_revenue(bookings: Bookings, engagement: Engagement, policy: Policy) -> Remarks:
    calendar = Calendar(engagement.organization)
    percent = percent_of_accuracy(engagement, policy)
    for month in bookings.forecast:
        first, last = days_of_month(month.month)
        hard, soft = (
            calendar.booked((booking for booking in bookings.bookings if booking.kind == kind), first, last)
            for kind in ("hard", "soft")
        )
        if month.hours is not None and soft and month.hours * 100 > hard * (100 + percent):
            yield Remark(
                month.at("hours"),
                f"the forecast of {month.month} has {value_words(month.hours)} hours, but {value_words(hard)} are "
                f"hard-booked; the {value_words(soft)} that are soft count as no revenue",
                "Forecast the hard-booked hours only, and list the soft ones as upside.",
                beyond=(month.hours - hard,),
                bound=month.month,
            )
