"""Work at risk is not billed before the signature.

An invoice for work that no signed paper covers asks the customer to pay for something they have not agreed to; it
comes back, and the trust with it. So a week with hours that were worked ahead of their paper is billed on or after
the day on which the paper was executed. If the paper is never signed, the hours are never billed.

```yaml good timesheets/2026-w25.yaml
week: 2026-W25
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 0, 0]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-06-19T17:05-04:00}]
approvals:
  - {role: delivery-manager, by: mona-bright, on: 2026-06-19}
  - {role: senior-director, by: nadia-brook, on: 2026-06-19}
  - {role: finance, by: gwen-pryce, on: 2026-06-19}
certified: https://forge.example.com/ps/time-tracking/-/issues/532
labels: [ManagerCertifiedTimesheet]
billed: 2026-06-22
```
```yaml and work-at-risk/war-001.yaml
number: WAR-001
title: Reading in before the SOW is signed
why: The customer's expert is on leave from July on.
requested: {by: sam-osei, on: 2026-06-10}
allows: {people: [alex-reyes], from: 2026-06-15, until: 2026-07-03, hours: 24}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-12
    fingerprint: sha256:bcaff9f54e7f0c14c5ef1ad49c5bbd6dcc2db21ec021bcd46772c0415e7dc07d
```

```yaml bad timesheets/2026-w25.yaml
week: 2026-W25
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 0, 0]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-06-19T17:05-04:00}]
approvals:
  - {role: delivery-manager, by: mona-bright, on: 2026-06-19}
  - {role: senior-director, by: nadia-brook, on: 2026-06-19}
  - {role: finance, by: gwen-pryce, on: 2026-06-19}
certified: https://forge.example.com/ps/time-tracking/-/issues/532
labels: [ManagerCertifiedTimesheet]
billed: 2026-06-21  # CHG018: the SOW is signed on the next day
```
```yaml and work-at-risk/war-001.yaml
number: WAR-001
title: Reading in before the SOW is signed
why: The customer's expert is on leave from July on.
requested: {by: sam-osei, on: 2026-06-10}
allows: {people: [alex-reyes], from: 2026-06-15, until: 2026-07-03, hours: 24}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-12
    fingerprint: sha256:bcaff9f54e7f0c14c5ef1ad49c5bbd6dcc2db21ec021bcd46772c0415e7dc07d
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.course import Course, course_of
from psdm_validate.contract.needs import Need, beyond, needs_of_work
from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.timesheet import Timesheet, Worked
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG018",
    "work at risk is not billed before signature",
    editions=("2024",),
    source="001: Iterate and Validate 2",
)
def risk_unbilled(engagement: Engagement, as_of: date) -> Remarks:
    course = course_of(engagement, as_of)
    unpaid: dict[str, list[Need]] = {}
    for need in needs_of_work(engagement, course):
        sheet, billed = need.sheet, need.sheet.billed if need.sheet else None
        if not (sheet and billed) or billed > as_of or engagement.adopted_after(billed):
            continue
        if _ahead(need, billed, course):
            unpaid.setdefault(sheet.week, []).append(need)
    for needs in unpaid.values():
        yield _billed(needs)


def _ahead(need: Need, billed: date, course: Course) -> bool:
    """Whether hours that are billed were billed before the paper was executed that they had been ahead of."""
    worked, then = need.part, course.on(billed)
    if not isinstance(worked, Worked) or not worked.billable:
        return False
    if course.on(need.day).proposed:
        return then.proposed
    return beyond(then, need.day, worked.activity) is not None


def _billed(needs: list[Need]) -> Remark:
    sheet, hours = needs[0].sheet, sum(need.hours for need in needs)
    assert isinstance(sheet, Timesheet)
    return Remark(
        sheet.at("billed"),
        f"{sheet.week} was billed on {sheet.billed} with {value_words(hours)} hours that were worked "
        f"{needs[0].because}; until then they may not be billed",
        "Take the hours out of the invoice until the paper is executed, and the day out of billed.",
        fact=True,
    )
