"""Iterations last two weeks as a rule.

A steady length makes velocity comparable and gives stakeholders a rhythm. Two weeks are the handbook's usual
length, not a law: another one is worth no more than a note. A fortnight that ends on its Friday counts as
whole, and iteration 0 takes the time that it needs.

```yaml good iteration-schedule.yaml
iterations:
  - number: 0
    start: 2026-07-06
    end: 2026-07-17
    sessions:
      - {kind: transition, on: 2026-06-30}
      - {kind: stakeholder-planning, on: 2026-07-02}
      - {kind: kickoff, on: 2026-07-06}
      - {kind: discovery, on: 2026-07-08}
  - {number: 1, start: 2026-07-20, end: 2026-08-02, goal: Ends on the Sunday}
  - {number: 2, start: 2026-08-03, end: 2026-08-14, goal: Ends on the Friday}
```

```yaml bad iteration-schedule.yaml
iterations:
  - number: 0
    start: 2026-07-06
    end: 2026-07-17
    sessions:
      - {kind: transition, on: 2026-06-30}
      - {kind: stakeholder-planning, on: 2026-07-02}
      - {kind: kickoff, on: 2026-07-06}
      - {kind: discovery, on: 2026-07-08}
  - {number: 1, start: 2026-07-20, end: 2026-08-07, goal: Three weeks}  # MTH012
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.policy.calendar import through_weekend
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH012",
    "iterations are time-boxed and generally two weeks long",
    level=Level.NOTE,
    editions=("2024",),
    source="002: Project Management Mapping",
)
def time_boxed(schedule: IterationSchedule, policy: Policy) -> Remarks:
    usual = policy.values["iteration_days"]
    for iteration in schedule.iterations:
        days = (iteration.end - iteration.start).days + 1
        with_weekend = (through_weekend(iteration.end) - iteration.start).days + 1
        if iteration.number != 0 and days > 0 and usual not in (days, with_weekend):
            yield Remark(
                iteration.at("end"),
                f"iteration {iteration.number} lasts {with_weekend} days with its weekends; {usual} are usual",
                f"Let it last {usual} days, or leave it if the team chose so.",
            )
