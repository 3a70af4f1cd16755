"""Billable hours belong to an activity of the SOW.

Billable are hours that somebody worked for what the customer ordered. So they name the activity that they were
worked for, and they are project work. A team meeting or a day off may stand in a timesheet, but nobody pays for it.

```yaml good timesheets/2026-w43.yaml
week: 2026-W43
worked:
  - person: alex-reyes
    hours: [1]
    billable: false
    issue: https://forge.example.com/ps/plan/-/issues/1255
    epic: ps-internal
```

```yaml bad timesheets/2026-w43.yaml
week: 2026-W43
worked:
  - person: alex-reyes
    hours: [8]  # TIM006: for no activity
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
  - person: alex-reyes
    activity: migration
    hours: [0, 2]
    issue: https://forge.example.com/ps/plan/-/issues/1255
    epic: ps-internal  # TIM006
```
"""

from __future__ import annotations

from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "TIM006",
    "billable time belongs to a SOW",
    editions=("2020",),
    source="003: Hours tracking",
)
def billable_belongs_to_sow(sheet: Timesheet, engagement: Engagement) -> Remarks:
    for worked in sheet.worked:
        said = f"{value_words(worked.total)} billable hours of {worked.person}"
        if worked.billable and worked.activity is None:
            yield Remark(
                worked.at("hours"),
                f"{said} belong to no activity of {engagement.sow.number}",
                "Add activity with the one they were worked for, or billable: false.",
                fact=True,
            )
        if worked.billable and worked.epic != "project-work":
            yield Remark(
                worked.at("epic"),
                f"{said} stand under {worked.epic}, which no customer pays for",
                "Correct the epic, or add billable: false.",
                fact=True,
            )
