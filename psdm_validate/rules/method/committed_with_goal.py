"""A committed iteration has a goal.

Once the team has given its word on an iteration, the goal says what that word is worth. It decides between two
pieces of work when only one of them can be finished, and it is what the review looks at.

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
  - number: 1  # MTH018
    start: 2026-07-20
    end: 2026-07-31
    committed: {by: [alex-reyes], on: 2026-07-20}
```
"""

from __future__ import annotations

from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH018",
    "a committed iteration has a goal",
    editions=("2024",),
    source="002: Iteration Planning & Review",
)
def committed_with_goal(schedule: IterationSchedule) -> Remarks:
    for iteration in schedule.iterations:
        if iteration.committed is not None and iteration.goal is None:
            yield Remark(
                iteration.at("goal"),
                f"the team committed to iteration {iteration.number} on {iteration.committed.on}, and it has no goal",
                "Add goal: what will be true when the iteration ends.",
            )
