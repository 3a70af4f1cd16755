"""The project lead approves the timesheets.

The lead knows whether the hours fit what was done, and the resource system shows hours as real only once the lead
has approved them. So among the approvals of a week is that of the lead, before anybody bills it. The lead is the one
whom the resource system names, else the team's project or program manager.

```yaml good timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 6]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
approvals:
  - {role: project-manager, by: sam-osei, on: 2026-10-12}
  - {role: delivery-manager, by: mona-bright, on: 2026-10-13}
certified: https://forge.example.com/ps/time-tracking/-/issues/532
labels: [ManagerCertifiedTimesheet]
```

```yaml bad timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 6]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
approvals:  # TIM009
  - {role: delivery-manager, by: mona-bright, on: 2026-10-13}
certified: https://forge.example.com/ps/time-tracking/-/issues/532
labels: [ManagerCertifiedTimesheet]
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import Timesheet, monday_of
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "TIM009",
    "the project lead approves timesheets",
    editions=("2022",),
    source="000: Monitor/Control 9",
)
def approved_by_lead(engagement: Engagement, as_of: date) -> Remarks:
    for sheet in engagement.timesheets:
        leads = leads_of(engagement, sheet)
        given = [approval.on for approval in sheet.approvals if approval.by in leads]
        billed = sheet.billed if sheet.billed and sheet.billed <= as_of else None
        passed_on = sheet.approvals or billed
        if not (leads and passed_on) or engagement.adopted_after(monday_of(sheet.week)):
            continue
        if not given:
            yield Remark(
                sheet.at("approvals"),
                f"{sheet.week} was passed on without the approval of the project lead, {' or '.join(leads)}",
                "Have the lead look at the hours, then add the approval with role, by and on.",
                fact=True,
            )
        elif billed and min(given) > billed:
            yield Remark(
                sheet.at("billed"),
                f"{sheet.week} was billed on {billed}, before the project lead approved it on {min(given)}",
                "Correct the day if it is wrong; else go through the invoice with the lead.",
                fact=True,
            )


def leads_of(engagement: Engagement, sheet: Timesheet) -> tuple[str, ...]:
    """Who may approve as the lead. Where nobody leads it, the rules about the set-up and the team say so."""
    record = engagement.record
    if record.resource_project and record.resource_project.lead:
        return (record.resource_project.lead,)
    day = monday_of(sheet.week)
    return (*record.held("project-manager", day), *record.held("program-manager", day))
