"""Billed hours lie inside the dates of the contract.

A day outside the contract is a day for which the customer has ordered nothing. Leave carries such a day only while
the paper is awaited that will cover it; if that paper comes to nothing, so does the invoice. What counts is the
contract in force, so a paper that moves the dates settles it. Hours before the signature are CHG016's concern,
hours above the allotment CHG021's, and our own time, which nobody pays for, may lie outside.

```yaml good timesheets/2026-w28.yaml
week: 2026-W28
worked:
  - person: alex-reyes
    activity: migration
    hours: [8]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-07-13T09:00-04:00}]
```

```yaml bad timesheets/2026-w27.yaml
week: 2026-W27
worked:
  - person: alex-reyes
    activity: migration
    hours: [0, 0, 0, 0, 8]  # TIM008, CHG016: the contract starts on the Monday after
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-07-06T09:00-04:00}]
```
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby

from psdm_validate.contract.course import Course, course_of
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.leave import covers, risks_of
from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import lasts
from psdm_validate.model.timesheet import Timesheet, Worked
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "TIM008",
    "booked time lies inside the dates of the contract in force",
    editions=("2022", "2024"),
    source="derived from 001: Iterate and Validate 2-3",
)
def inside_the_contract(engagement: Engagement, as_of: date) -> Remarks:
    course = course_of(engagement, as_of)
    for sheet in engagement.timesheets if not course.now.proposed else ():
        found = [day for day in sheet.days() if _outside(engagement, course, *day[:2])]
        for _, days in groupby(found, key=lambda day: day[1].place):
            yield _told(sheet, list(days), course.now)


def _outside(engagement: Engagement, course: Course, day: date, worked: Worked) -> bool:
    then, now = course.on(day), course.now
    if not worked.billable or day > course.as_of or then.proposed or engagement.adopted_after(day):
        return False
    within = any(lasts(contract.start, contract.end, day) for contract in (then, now))
    awaited = {paper.number for paper in now.pending}
    carried = (risk.awaits in awaited and covers(risk, course, day, worked.person) for risk in risks_of(engagement))
    return not within and not any(carried)


def _told(sheet: Timesheet, days: list[tuple[date, Worked, Decimal]], contract: Contract) -> Remark:
    first, worked, _ = days[0]
    hours = sum((hours for _, _, hours in days), Decimal(0))
    return Remark(
        worked.at("hours"),
        f"{value_words(hours)} billable hours of {worked.person} in {sheet.week}, from {first} on, lie outside "
        f"the contract in force, {contract.start} to {contract.end}",
        "Agree on a paper that moves the dates, or add billable: false.",
        fact=True,
    )
