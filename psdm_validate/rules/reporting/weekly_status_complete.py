"""A weekly status shows the schedule, open actions, issues and planned absences.

The customer plans by it: when things come, what is waited for, what is stuck and who will be away. A part that is
left out reads as "nothing to tell" and may mean "nobody looked"; so an empty list is written as [].

```yaml good status/2026-10-15.yaml
issues: []
time_off: [{person: alex-reyes, from: 2026-10-26, until: 2026-10-30}]
```

```yaml bad status/2026-10-15.yaml
schedule:  # RPT005
time_off:  # RPT005
```
"""

from __future__ import annotations

from psdm_validate.model.status import Status
from psdm_validate.rule import Remark, Remarks, rule

WANTED = {
    "schedule": ("how the dates stand", "Add `schedule:` in a sentence."),
    "actions": ("the open actions", "Add `actions:` with their numbers, or [] where there are none."),
    "issues": ("the open issues and escalations", "Add `issues:` with their numbers, or [] where there are none."),
    "time_off": ("planned absences", "Add `time_off:` with person, from and until, or [] where there are none."),
}


@rule(
    "RPT005",
    "the weekly status shows schedule, actions, issues and time off",
    editions=("2022", "2024"),
    source="000: Monitor/Control 9; 001: Deliver 1 (announced there; 2022 carried on)",
)
def weekly_status_complete(status: Status) -> Remarks:
    for field, (words, step) in WANTED.items():
        if getattr(status, field) is None:
            yield Remark(status.at(field), f"the status of {status.on} does not tell {words}", step)
