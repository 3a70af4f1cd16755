"""Hours are plain numbers, and no day holds more than 24 of them.

Revenue is recognised by the hours worked, so they have to add up. That each is a number, without "hrs" behind it, is
seen to before anything else is judged (FIL002). What remains is a number that cannot be: more hours of one person
than a day has, because a line stands twice or a week's sum was written into one day.

```yaml good timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 7.5]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
```

```yaml bad timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [39.5]  # TIM001
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
```

```yaml bad /internal-time/2026-w43.yaml
week: 2026-W43
tasks:
  - person: tomas-ferro
    task: Certification course
    hours: 60  # TIM001
    from: 2026-10-19
    until: 2026-10-20
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from psdm_validate.contract.wording import counted, value_words
from psdm_validate.model.internal_time import InternalTime
from psdm_validate.model.part import Place
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.rule import Remark, Remarks, rule

HOURS_OF_A_DAY = 24
DAYS_OF_A_WEEK = 7


@rule(
    "TIM001",
    "hours are numbers, and a day holds no more than 24",
    editions=("2020",),
    source="003: Hours tracking",
)
def hours_of_a_day(record: Timesheet | InternalTime) -> Remarks:
    impossible = _of_a_day(record) if isinstance(record, Timesheet) else _of_a_task(record)
    for place, message in impossible:
        yield Remark(place, message, "Correct the hours, or take out the line that stands twice.", fact=True)


def _of_a_day(sheet: Timesheet) -> Iterator[tuple[Place, str]]:
    sums: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for day, worked, hours in sheet.days():
        before = sums[worked.person, day]
        sums[worked.person, day] += hours
        if before <= HOURS_OF_A_DAY < before + hours:
            said = f"{worked.person} has {value_words(before + hours)} hours on {day}"
            yield worked.at("hours"), f"{said}; a day has {HOURS_OF_A_DAY}"


def _of_a_task(internal: InternalTime) -> Iterator[tuple[Place, str]]:
    for task in internal.tasks:
        days = (task.until - task.since).days + 1 if task.since and task.until else DAYS_OF_A_WEEK
        if task.hours is not None and task.hours > max(days, 1) * HOURS_OF_A_DAY:
            said = f"{task.person} has {value_words(task.hours)} hours within {counted(days, 'day')}"
            yield task.at("hours"), f"{said}; a day has {HOURS_OF_A_DAY}"
