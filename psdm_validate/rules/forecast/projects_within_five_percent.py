"""The forecast of a project is met within five percent.

Staff and revenue of the whole portfolio are planned from the months as they were frozen at their beginning. A
month that is over is held against what came of it: hours recorded as billable, or under a fixed fee the milestones
that the customer accepted in it. What was frozen after the first business day is no forecast any more. Hours are
judged once there is a timesheet of every week with firm bookings. A month that missed its forecast stays as it is;
the ones ahead can learn from it.

```yaml good bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
forecast:
  - {month: 2026-09, frozen: 2026-09-01, hours: 20}
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 84}
```
```yaml and timesheets/2026-w40.yaml
week: 2026-W40
worked:
  - person: alex-reyes
    activity: migration
    hours: [7, 7, 7]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-05T09:05-04:00}]
```

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
forecast:
  - {month: 2026-09, frozen: 2026-09-01, hours: 19}  # FCT002
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 84}
```
```yaml and timesheets/2026-w40.yaml
week: 2026-W40
worked:
  - person: alex-reyes
    activity: migration
    hours: [7, 7, 7]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-05T09:05-04:00}]
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.forecast import forecast_accuracy
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.forecast.months_met import missed
from psdm_validate.rules.forecast.standing import percent_of_accuracy, sold_as_block


@rule(
    "FCT002",
    "the forecast of time and materials and fixed fee is within 5 percent",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Forecasting T&M and FF",
)
def projects_within_five_percent(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    if sold_as_block(engagement) or phase is Phase.CLOSED:
        return
    percent = percent_of_accuracy(engagement, policy)
    for month in forecast_accuracy(Situation(engagement, as_of)):
        if not month.within(percent):
            yield missed(month, percent)
