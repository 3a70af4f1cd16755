"""The forecast of consulting blocks and dedicated engineers is met within ten percent.

They are mostly bought off the shelf, and little is known of the work when it begins. So their forecast may be
twice as far off as that of a project, and it counts from the transition meeting on: a month that was frozen
before it is not judged. All else is as with projects.

```yaml good bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
forecast:
  - {month: 2026-09, frozen: 2026-09-01, hours: 19.5}
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
```yaml and engagement.yaml
kind: dedicated-engineer
```

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-09-28, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
forecast:
  - {month: 2026-09, frozen: 2026-09-01, hours: 19}  # FCT003
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
```yaml and engagement.yaml
kind: dedicated-engineer
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
    "FCT003",
    "the forecast of consulting blocks and dedicated engineers is within 10 percent",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Forecasting T&M and FF",
)
def blocks_within_ten_percent(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    schedule = engagement.iteration_schedule
    transition = schedule.session("transition") if schedule else None
    if not sold_as_block(engagement) or phase is Phase.CLOSED or transition is None:
        return
    percent = percent_of_accuracy(engagement, policy)
    for month in forecast_accuracy(Situation(engagement, as_of)):
        if month.frozen >= transition and not month.within(percent):
            yield missed(month, percent)
