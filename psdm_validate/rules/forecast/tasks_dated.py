"""Every task has its first and last day.

Forecast, bookings and the timeline are made from the tasks' days. A task that lacks one is left out of all three,
and the hours it takes come as a surprise.

```yaml bad plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20}  # FCT010
  - {id: T-002, activity: migration, name: Last wave, owner: alex-reyes}  # FCT010
```
"""

from __future__ import annotations

from psdm_validate.model.plan import Plan, Task
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "FCT010",
    "every task has start and end",
    editions=("2024",),
    source="001: Forecast call prep 2",
)
def tasks_dated(plan: Plan) -> Remarks:
    for task in plan.tasks:
        if missing := undated(task):
            yield Remark(
                task.at(missing[0]),
                f"{task.id} ({task.name}) has no {' and no '.join(missing)}",
                "Add the days on which the work is planned; they can move later.",
            )


def undated(task: Task) -> tuple[str, ...]:
    """Which of its two days it lacks."""
    return tuple(name for name, day in (("start", task.start), ("end", task.end)) if day is None)
