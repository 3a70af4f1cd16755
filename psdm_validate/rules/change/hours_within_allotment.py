"""Hours stay within what the contract allots, or a work exception allows more.

Nobody pays for hours beyond the allotment, so somebody has to decide that they are worth it before they are spent.
Hours worked so far and hard-booked ahead are held against the hours of the contract and of the leave beside it, and so
are hours worked and planned in tasks that have not begun. Booking or planning too much is stopped; hours that were
worked are a fact, told as an alarm. Hours of a week are spread over Monday to Friday. What waits for a pending
paper, and people whose hours are never billed, do not count.

```yaml good plan.yaml
tasks:
  - {id: T-002, activity: migration, name: Waves, owner: alex-reyes, start: 2026-10-26, end: 2026-12-18, hours: 820}
```
```yaml and work-exceptions/we-001.yaml
number: WE-001
title: Twenty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product]
allows: {from: 2026-11-02, until: 2026-12-18, hours: 20}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-14
    fingerprint: sha256:630d2fdc57a220fb944b2591b8652f1a23d1de70f110fc64021103d88d6de7fb
```

```yaml bad plan.yaml
tasks:  # CHG021: the contract has 800 hours, the exception 20 more
  - {id: T-002, activity: migration, name: Waves, owner: alex-reyes, start: 2026-10-26, end: 2026-12-18, hours: 821}
```
```yaml and work-exceptions/we-001.yaml
number: WE-001
title: Twenty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product]
allows: {from: 2026-11-02, until: 2026-12-18, hours: 20}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-14
    fingerprint: sha256:630d2fdc57a220fb944b2591b8652f1a23d1de70f110fc64021103d88d6de7fb
```
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psdm_validate.contract.allotment import allowed_by_leave, billed_work, booked_ahead, planned_ahead
from psdm_validate.contract.course import Course, course_of
from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG021",
    "hours above the allotment need a work exception",
    editions=("2022", "2024"),
    source="001: Iterate and Validate 3; 000: Work Exception",
)
def hours_within_allotment(engagement: Engagement, as_of: date) -> Remarks:
    course = course_of(engagement, as_of)
    allotted = course.now.terms.hours
    if allotted is None:
        return
    allowed = allotted + allowed_by_leave(engagement, course)
    yield from _worked(engagement, allowed, as_of)
    if not engagement.called_off:
        yield from _ahead(engagement, course, allowed)


def _worked(engagement: Engagement, allowed: Decimal, as_of: date) -> Remarks:
    """At the week in which the allotment was passed, which stays the same when more weeks follow."""
    total, passed = Decimal(0), None
    for work in billed_work(engagement, as_of):
        total += work.hours
        if total > allowed:
            passed = passed or work
    if passed:
        yield Remark(
            passed.sheet.at("worked"),
            f"{value_words(total)} hours are worked, {value_words(total - allowed)} more than contract and leave "
            f"allow ({value_words(allowed)}); they were used up on {passed.day}",
            _way_out(engagement, total - allowed),
            fact=True,
        )


def _ahead(engagement: Engagement, course: Course, allowed: Decimal) -> Remarks:
    worked = sum((work.hours for work in billed_work(engagement, course.as_of)), Decimal(0))
    booked, planned = booked_ahead(engagement, course), planned_ahead(engagement, course)
    for hours, words, record, field in (
        (booked, "hard-booked", engagement.bookings, "bookings"),
        (planned, "planned in tasks", engagement.plan, "tasks"),
    ):
        over = worked + hours - allowed
        if record is not None and hours > 0 and over > 0:
            yield Remark(
                record.key(field),
                f"{value_words(worked)} hours are worked and {value_words(hours)} {words} ahead, "
                f"{value_words(over)} more than contract and leave allow ({value_words(allowed)})",
                f"Take hours out, let what exceeds wait for a change order, or: {_way_out(engagement, over)}",
            )


def _way_out(engagement: Engagement, over: Decimal) -> str:
    return f"ask PS leadership: psdm-validate new work-exception {engagement.name} --hours {value_words(over)}"
