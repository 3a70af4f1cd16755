"""All time is booked on an issue of one of the major epics.

There are five: company meetings, project work, PS internal, internal assisted, days off and holidays. The issue
says what the time was spent on, and the epic lets somebody add it up without asking around. Time on an engagement
counts as project work unless it says otherwise.

```yaml good /internal-time/2026-w43.yaml
week: 2026-W43
tasks:
  - person: alex-reyes
    task: All hands
    hours: 1
    epic: company-meetings
    issue: https://forge.example.com/ps/plan/-/issues/1251
```

```yaml bad /internal-time/2026-w43.yaml
week: 2026-W43
tasks:
  - person: alex-reyes  # TIM005, TIM005
    task: All hands
    hours: 1
```

```yaml bad timesheets/2026-w43.yaml
week: 2026-W43
worked:
  - person: alex-reyes  # TIM005
    activity: migration
    hours: [8]
```
"""

from __future__ import annotations

from psdm_validate.model.internal_time import InternalTask, InternalTime
from psdm_validate.model.timesheet import Timesheet, Worked
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "TIM005",
    "time is booked on an issue of a major epic",
    editions=("2020",),
    source="003: Tracking activities; Epic categories",
)
def on_an_issue(record: Timesheet | InternalTime) -> Remarks:
    booked: tuple[Worked | InternalTask, ...] = record.worked if isinstance(record, Timesheet) else record.tasks
    for entry in booked:
        if entry.issue is None:
            yield Remark(
                entry.at("issue"),
                f"the time of {entry.person} in {record.week} stands on no issue",
                "Book it on an issue of the forge, then add its address as issue.",
                fact=True,
            )
        if entry.epic is None:
            yield Remark(
                entry.at("epic"),
                f"the time of {entry.person} in {record.week} belongs to none of the five major epics",
                "Add epic: company-meetings, project-work, ps-internal, internal-assisted or pto-and-holidays.",
                fact=True,
            )
