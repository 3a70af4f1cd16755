"""Work items carry a weight.

The weight says how large a piece of work is. Without it nobody can tell whether an iteration holds more than the
team can do, nor how fast the team is. It is asked of tasks that have their issue or their iteration; what is only
roughly planned is not weighed yet.

```yaml good plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31}
```

```yaml bad plan.yaml
tasks:
  - id: T-001  # MTH016
    activity: migration
    name: Move the first wave
    owner: alex-reyes
    start: 2026-07-20
    end: 2026-07-31
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.plan import Plan, Task
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH016",
    "work items carry a weight",
    level=Level.NOTE,
    editions=("2024",),
    source="002: Project Management Mapping",
)
def weighed(plan: Plan) -> Remarks:
    for task in plan.tasks:
        if unweighed(task):
            yield Remark(
                task.at("weight"),
                f"{task.id} does not say how large it is",
                "Estimate it with the team, then add weight here and on its issue.",
            )


def unweighed(task: Task) -> bool:
    """Whether it is a work item, tracked by an issue or planned in an iteration, and has no weight."""
    return task.weight is None and (task.issue is not None or task.iteration is not None)
