"""Hours stay within what the contract allots, or a work exception allows more.

Nobody pays for hours beyond the allotment, so somebody has to decide that they are worth it before they are spent.
Hours worked so far and hard-booked ahead are held against the hours of the contract and of the leave beside it, and so
are hours worked and hours of tasks ahead: of a task that has begun, those of the days that are left. Booking or
planning too much is stopped; hours that were worked are a fact, told as an alarm. What waits for a pending paper is
held against the hours that the contract would have with it, and hours that are never billed do not count. A fixed fee
may state no hours; work that is billed by the hour is bounded by the hours of its roles where no total is stated, and
no paper may take away both.

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

```yaml good plan.yaml
tasks:  # five of its ten days lie ahead of 20 October, with 800 of its hours
  - {id: T-002, activity: migration, name: Waves, owner: alex-reyes, start: 2026-10-14, end: 2026-10-27, hours: 1600}
```

```yaml bad plan.yaml
tasks:  # CHG021
  - {id: T-002, activity: migration, name: Waves, owner: alex-reyes, start: 2026-10-14, end: 2026-10-28, hours: 1600}
```

```yaml good plan.yaml
tasks:
  - id: T-002
    activity: migration
    name: Waves
    owner: alex-reyes
    start: 2026-10-26
    end: 2026-12-18
    hours: 840
    awaits: CO-001
```
```yaml and bookings.yaml
upside:
  - {id: co-001, because: pending-change-order, paper: CO-001, month: 2026-12, hours: 40, why: The importer}
```
```yaml and change-orders/co-001.yaml
number: CO-001
title: Forty hours more
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  amount: {from: "184000.00", to: "193200.00"}
  hours: {from: 800, to: 840}
  roles: {change: [{id: engineer, hours: {from: 640, to: 680}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 680}}]}
```

```yaml bad plan.yaml
tasks:  # CHG021: inside the contract, and the paper adds 40 hours
  - id: T-002
    activity: migration
    name: Waves
    owner: alex-reyes
    start: 2026-10-26
    end: 2026-12-18
    hours: 841
    awaits: CO-001
```
```yaml and bookings.yaml
upside:
  - {id: co-001, because: pending-change-order, paper: CO-001, month: 2026-12, hours: 40, why: The importer}
```
```yaml and change-orders/co-001.yaml
number: CO-001
title: Forty hours more
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  amount: {from: "184000.00", to: "193200.00"}
  hours: {from: 800, to: 840}
  roles: {change: [{id: engineer, hours: {from: 640, to: 680}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 680}}]}
```
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psdm_validate.contract.allotment import (
    Ahead,
    Billed,
    allotted,
    allowed_with,
    billed_work,
    booked_ahead,
    planned_ahead,
)
from psdm_validate.contract.course import Course, course_of
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG021",
    "hours above the allotment need a work exception",
    editions=("2022", "2024"),
    source="001: Iterate and Validate 3; 000: Work Exception",
)
def hours_within_allotment(engagement: Engagement, as_of: date) -> Remarks:
    course = course_of(engagement, as_of)
    allowed, so_far = allowed_with((), engagement, course), allowed_with((), engagement, course, ahead=False)
    if allowed is None or so_far is None:
        yield from _taken_away(course.now)
        return
    yield from _worked(engagement, so_far, as_of)
    yield from _ahead(engagement, course, allowed)


def _taken_away(contract: Contract) -> Remarks:
    """The paper after which work that is billed by the hour states no hours any more."""
    before = contract.sow.terms
    for step in contract.steps:
        if allotted(before) is not None and allotted(step.terms) is None and contract.terms.billing != "fixed-fee":
            paper = step.instrument
            yield Remark(
                paper.at("changes"),
                f"after {paper.number} the work is billed by the hour, and neither the contract nor each of its roles "
                "says how many hours that may be",
                "Correct the paper as it was signed, or agree the hours in a change order.",
            )
        before = step.terms


def _worked(engagement: Engagement, allowed: Decimal, as_of: date) -> Remarks:
    """At the week in which the allotment was passed, which stays the same when more weeks follow."""
    passed, over = _used_up(engagement, allowed, as_of), _hours_worked(engagement, as_of) - allowed
    if passed:
        yield Remark(
            passed.sheet.at("worked"),
            f"{value_words(allowed + over)} hours are worked, {value_words(over)} more than contract and leave "
            f"allow ({value_words(allowed)}); they were used up on {passed.day}",
            f"Where the customer pays for more, agree a change order; else {_ask(engagement, over, passed, as_of)}",
            fact=True,
            beyond=(over,),
        )


def _ahead(engagement: Engagement, course: Course, allowed: Decimal) -> Remarks:
    worked = _hours_worked(engagement, course.as_of)
    for ahead, words, record, field in (
        (booked_ahead(engagement, course), "hard-booked", engagement.bookings, "bookings"),
        (planned_ahead(engagement, course), "planned in tasks", engagement.plan, "tasks"),
    ):
        if record is None:
            continue
        over = worked + ahead.firm - allowed if ahead.firm > 0 else Decimal(0)
        if over > 0:
            passed = _used_up(engagement, allowed, course.as_of)
            yield Remark(
                record.key(field),
                f"{value_words(worked)} hours are worked and {value_words(ahead.firm)} {words} ahead, "
                f"{value_words(over)} more than contract and leave allow ({value_words(allowed)})",
                "Take hours out; where the customer pays for them, let them wait for a change order; else "
                + _ask(engagement, over, passed, course.as_of),
                beyond=(over,),
                bound="firm",
            )
        if ahead.waiting > 0:
            yield from _waiting(engagement, course, ahead, words, record.key(field), max(over, Decimal(0)))


def _waiting(engagement: Engagement, course: Course, ahead: Ahead, words: str, place: Place, told: Decimal) -> Remarks:
    """What waits is too much; `told` are the hours by which those that wait for nothing are too many already."""
    allowed, hours = allowed_with(ahead.papers, engagement, course), ahead.firm + ahead.waiting
    worked = _hours_worked(engagement, course.as_of)
    over = worked + hours - allowed - told if allowed is not None else Decimal(0)
    if allowed is not None and over > 0:
        papers = " and ".join(paper.number for paper in ahead.papers)
        beside = f", beside those {value_words(told)} that wait for nothing" if told else ""
        most = f"contract and leave would allow with {papers} ({value_words(allowed)})"
        passed = _used_up(engagement, allowed, course.as_of)
        yield Remark(
            place,
            f"{value_words(worked)} hours are worked and {value_words(hours)} {words} ahead, "
            f"{value_words(over)} more than {most}{beside}",
            f"Take hours out; where the customer pays for them, let {papers} add them; else "
            + _ask(engagement, over, passed, course.as_of),
            beyond=(over,),
            bound="waiting",
        )


def _hours_worked(engagement: Engagement, as_of: date) -> Decimal:
    return sum((work.hours for work in billed_work(engagement, as_of)), Decimal(0))


def _used_up(engagement: Engagement, allowed: Decimal, as_of: date) -> Billed | None:
    """The work that passed what is allowed; None where it is not passed."""
    total = Decimal(0)
    for work in billed_work(engagement, as_of):
        total += work.hours
        if total > allowed:
            return work
    return None


def _ask(engagement: Engagement, over: Decimal, passed: Billed | None, as_of: date) -> str:
    """The work exception to ask for; it begins no later than the hours that it has to allow."""
    since = f" --from {passed.day}" if passed and passed.day < as_of else ""
    draft = f"psdm-validate new work-exception {engagement.name}{since} --hours {value_words(over)}"
    return f"ask PS leadership for a work exception: {draft}"
