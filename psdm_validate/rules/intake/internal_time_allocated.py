"""Internal time names its days, its hours, its task, its allocation and the project it counts to.

Two projects gather internal time: one that is credited to the person and one that is not. The coordinator books it
like work for a customer, so the request says when, how long, what, and soft or hard.

```yaml bad /internal-time/2026-w43.yaml
week: 2026-W43
tasks:
  - person: alex-reyes  # INT024: no last day, no allocation and no project
    task: Certification course
    hours: 6
    from: 2026-10-22
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
```
"""

from __future__ import annotations

from psdm_validate.model.internal_time import InternalTime
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "INT024",
    "internal time names dates, hours, task and allocation",
    editions=("archived",),
    source="002 comments: How to schedule internal time",
)
def internal_time_allocated(internal: InternalTime) -> Remarks:
    for task in internal.tasks:
        wanted = {
            "task": task.task,
            "hours": task.hours,
            "from": task.since,
            "until": task.until,
            "kind": task.kind,
            "project": task.project,
        }
        missing = [name for name, value in wanted.items() if value is None]
        if missing:
            yield Remark(
                task.place,
                f"the internal time of {task.person} has no {' and no '.join(missing)}",
                f"Add {' and '.join(missing)}; kind is soft or hard, project is Creditable or Non Creditable.",
            )
