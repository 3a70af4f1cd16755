"""Whoever worked hands in the week by Monday morning.

On Monday the hours are summed up, and what comes later is missing from the burn-down, the forecast and the invoice.
The morning ends at noon by the clock of whoever hands in. Friday evening is early enough too. Handing in late cannot
be undone, so it is told as an alarm and blocks no merge request.

```yaml good timesheets/2026-w42.yaml
week: 2026-W42
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-19T12:00-04:00}]
```

```yaml bad timesheets/2026-w42.yaml
week: 2026-W42
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
  - person: sam-osei
    activity: management
    hours: [2, 2]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/3
submitted:  # TIM003: nothing of Sam Osei
  - person: alex-reyes
    when: 2026-10-19T12:01-04:00  # TIM003
```
"""

from __future__ import annotations

from datetime import date, datetime, time

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import Submitted, Timesheet
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.time.week_due import due_on


@rule(
    "TIM003",
    "a week is handed in by Monday morning",
    editions=("2020",),
    source="003: Tracking activities",
)
def handed_in(sheet: Timesheet, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    monday = due_on(sheet.week)
    if engagement.adopted_after(monday):
        return
    due = datetime.combine(monday, time(policy.values["timesheet_hour"]))
    for person, first in first_handed_in(sheet).items():
        if first is None and as_of > monday:
            yield Remark(
                sheet.at("submitted"),
                f"{person} has not handed in {sheet.week}; it was due on Monday, {monday}, by {due:%H:%M}",
                f"Have {person} hand it in, then add the person and when to submitted.",
                fact=True,
            )
        # The morning is that of whoever hands in, so the offset from Greenwich does not count.
        elif first is not None and first.when.replace(tzinfo=None) > due:
            yield Remark(
                first.at("when"),
                f"{person} handed in {sheet.week} on {first.when:%Y-%m-%d at %H:%M}; "
                f"it was due on Monday, {monday}, by {due:%H:%M}",
                "Put a reminder into the calendar for Friday; what is late stays late.",
                fact=True,
            )


def first_handed_in(sheet: Timesheet) -> dict[str, Submitted | None]:
    """When each who worked first handed in the week; None for those who have not."""
    workers = dict.fromkeys(worked.person for worked in sheet.worked if worked.total)
    handed = sorted(sheet.submitted, key=lambda submitted: submitted.when)
    return {person: next((each for each in handed if each.person == person), None) for person in workers}
