"""Internal time names its task and its hours.

Time that no customer pays for is planned like any other, because it is missing elsewhere. A row without a task tells
nobody what it was for, and one without hours holds no time at all.

```yaml good /internal-time/2026-w43.yaml
week: 2026-W43
tasks:
  - person: alex-reyes
    task: Certification course
    hours: 6
    from: 2026-10-22
    until: 2026-10-23
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
```

```yaml bad /internal-time/2026-w43.yaml
week: 2026-W43
tasks:
  - person: alex-reyes  # INT017: neither task nor hours
    from: 2026-10-22
    until: 2026-10-23
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
```
"""

from __future__ import annotations

from psdm_validate.model.internal_time import InternalTime
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "INT017",
    "internal time names its task and hours",
    editions=("2020",),
    source="003: How to schedule internal time",
)
def internal_task_named(internal: InternalTime) -> Remarks:
    for task in internal.tasks:
        missing = [name for name in ("task", "hours") if getattr(task, name) is None]
        if missing:
            yield Remark(
                task.place,
                f"the internal time of {task.person} has no {' and no '.join(missing)}",
                f"Add {' and '.join(missing)}.",
            )
