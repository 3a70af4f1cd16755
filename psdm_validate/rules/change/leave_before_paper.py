"""Nobody is hard-booked, kicks off or works before the paper is signed, unless work at risk allows it.

Until both sides have signed nobody owes us anything for the work, nor for days and activities that only a pending
paper would add. Whoever cannot wait asks PS leadership for work at risk: for a time, a number of hours, and named
people or the whole team; it ends with the signature that it waits for. Soft bookings promise nothing and need no leave,
nor does our own time, which is not billed, before and after the dates of a signed contract. A hard booking that no
leave covers can be taken back, and so can one that reaches beyond the day on which the work was called off; hours
worked and a kickoff held are facts, told as an alarm.

```yaml good timesheets/2026-w25.yaml
week: 2026-W25
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 0, 0]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-06-19T17:05-04:00}]
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
    hours: [8, 8, 8, 1, 0]  # CHG016: the leave has 24 hours
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-06-19T17:05-04:00}]
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
    hours: [8, 8, 8, 0, 0]  # CHG016: nobody gave leave
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-06-19T17:05-04:00}]
```

```yaml bad bookings.yaml
bookings:
  - {id: B-002, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - id: B-001
    person: alex-reyes
    kind: hard  # CHG016
    from: 2026-10-26
    until: 2027-01-22
    hours_a_week: 24
    approved: {by: jo-pike, on: 2026-10-19}
```

```yaml bad bookings.yaml
bookings:
  - id: B-003
    person: alex-reyes
    kind: hard
    from: 2026-10-26  # CHG016
    until: 2026-12-11
    hours_a_week: 32
    approved: {by: jo-pike, on: 2026-10-12}
```
```yaml and engagement.yaml
cancelled: {on: 2026-10-12, why: The customer was bought by another company}
```
```yaml and plan.yaml
tasks: []
```

```yaml good bookings.yaml
bookings:
  - id: B-003
    person: alex-reyes
    kind: hard
    from: 2026-10-05
    until: 2026-10-12
    hours_a_week: 32
    approved: {by: jo-pike, on: 2026-10-02}
```
```yaml and engagement.yaml
cancelled: {on: 2026-10-12, why: The customer was bought by another company}
```
```yaml and plan.yaml
tasks: []
```

```yaml bad bookings.yaml
bookings:
  - id: B-003
    person: alex-reyes
    kind: hard
    from: 2026-10-05
    until: 2026-10-13  # CHG016
    hours_a_week: 32
    approved: {by: jo-pike, on: 2026-10-02}
```
```yaml and engagement.yaml
cancelled: {on: 2026-10-12, why: The customer was bought by another company}
```
```yaml and plan.yaml
tasks: []
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from psdm_validate.contract.course import Course, course_of
from psdm_validate.contract.leave import Shortage, account, covers, risks_of
from psdm_validate.contract.needs import (
    Need,
    beyond,
    days_of_work,
    hours_a_day,
    needs_of_bookings,
    needs_of_work,
)
from psdm_validate.contract.planned_by_leave import needs_of_tasks
from psdm_validate.contract.wording import counted, value_words
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.iteration_schedule import Session
from psdm_validate.model.plan import Task
from psdm_validate.model.timesheet import Worked
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.rule import Remark, Remarks, rule

PAST = "It cannot be undone: account for it in waivers.yaml under late, and ask for leave in time when it goes on."


@rule(
    "CHG016",
    "work before paper needs work at risk",
    editions=("2022", "2024"),
    source="001: Iterate and Validate 2; 000: Work At Risk",
)
def leave_before_paper(engagement: Engagement, as_of: date) -> Remarks:
    course, risks = course_of(engagement, as_of), risks_of(engagement)
    charged = account(_needs(engagement, course), risks, course)
    for _, found in groupby(charged.shortages, key=lambda shortage: shortage.need.part.place):
        shortages = list(found)
        part = shortages[0].need.part
        if isinstance(part, Booking):
            yield _booked(part, shortages, engagement, as_of)
        elif isinstance(part, Worked):
            yield _worked(part, shortages)
    yield from _planned(engagement, course, risks)
    yield from _booked_for_nothing(engagement, course.called_off)
    for session in _kickoffs(engagement, as_of):
        contract = course.on(session.on)
        leave = any(covers(risk, course, session.on) for risk in risks)
        if contract.proposed and not leave:
            because = beyond(contract, session.on)
            yield Remark(session.at("on"), f"the kickoff was held {because}, without work at risk", PAST, fact=True)


def _booked_for_nothing(engagement: Engagement, called_off: date | None) -> Remarks:
    """Promises of hours that reach beyond the day on which the work was called off."""
    record = engagement.bookings
    for booking in record.bookings if record and called_off else ():
        days = days_of_work(booking.since, booking.until) if booking.kind == "hard" else ()
        if called_off and days and days[-1] > called_off:
            after = [day for day in days if day > called_off]
            begun = booking.since <= called_off
            when = f"until {booking.until}" if begun else f"from {booking.since} on"
            yield Remark(
                booking.at("until" if begun else "from"),
                f"{booking.id} books {booking.person} hard {when}, and the work was called off on {called_off}",
                "End the booking by that day." if begun else "Take the booking out.",
                beyond=_reach(booking, after),
                bound=_bound(booking),
            )


def _planned(engagement: Engagement, course: Course, risks: Iterable[WorkAtRisk]) -> Remarks:
    """Tasks that go on by leave and plan more hours than the leave has left; bookings are other words for the same."""
    needs = (*needs_of_work(engagement, course), *needs_of_tasks(engagement, course))
    charged = account(needs, risks, course).shortages
    for _, found in groupby(charged, key=lambda shortage: shortage.need.part.place):
        shortages = list(found)
        task, need = shortages[0].need.part, shortages[0].need
        if isinstance(task, Task):
            yield Remark(
                task.at("hours"),
                f"{task.id} goes on {need.because} from {need.day} on, by leave; {_lacking(shortages)}",
                "Plan fewer hours beyond the contract, or ask PS leadership for more leave.",
                beyond=(
                    sum((each.hours for each in shortages), Decimal(0)),
                    Decimal(shortages[-1].need.day.toordinal()),
                ),
                bound=f"{task.activity} by {task.owner}, awaits {task.awaits}",
            )


def _needs(engagement: Engagement, course: Course) -> Iterator[Need]:
    """What was worked comes first: hours ahead have what is left of a leave.

    Whoever adopts a running engagement answers for what is promised from then on. Of work called off only what was
    worked is left to account for.
    """
    for need in needs_of_work(engagement, course):
        if not engagement.adopted_after(need.day):
            yield need
    last = course.called_off or date.max
    for need in needs_of_bookings(engagement, course) if last > course.as_of else ():
        adopted = need.day <= course.as_of and engagement.adopted_after(need.day)
        if need.day <= last and not adopted:
            yield need


def _kickoffs(engagement: Engagement, as_of: date) -> Iterator[Session]:
    schedule = engagement.iteration_schedule
    for iteration in schedule.iterations if schedule and not engagement.called_off else ():
        for session in iteration.sessions:
            if session.kind == "kickoff" and session.on <= as_of and not engagement.adopted_after(session.on):
                yield session


def _booked(booking: Booking, shortages: Sequence[Shortage], engagement: Engagement, as_of: date) -> Remark:
    need = shortages[0].need
    when = f"on {counted(len(shortages), 'working day')} from {need.day} on"
    message = f"{booking.id} books {booking.person} hard {when}, {need.because}; {_lacking(shortages)}"
    return Remark(
        booking.at("kind"),
        message,
        _way_out(booking, shortages, engagement, as_of),
        beyond=_reach(booking, [shortage.need.day for shortage in shortages]),
        bound=_bound(booking),
    )


def _reach(booking: Booking, days: Sequence[date]) -> tuple[Decimal, ...]:
    """Its hours on these days, and the first and the last of them: a booking that is moved leaves other days free."""
    return hours_a_day(booking) * len(days), Decimal(-days[0].toordinal()), Decimal(days[-1].toordinal())


def _bound(booking: Booking) -> str:
    return f"{booking.person}, awaits {booking.awaits}"


def _worked(worked: Worked, shortages: Sequence[Shortage]) -> Remark:
    need, hours = shortages[0].need, sum(shortage.need.hours for shortage in shortages)
    message = f"{worked.person} worked {value_words(hours)} hours from {need.day} on, {need.because}"
    return Remark(worked.at("hours"), f"{message}; {_lacking(shortages)}", PAST, fact=True)


def _lacking(shortages: Sequence[Shortage]) -> str:
    used_up = shortages[0].used_up
    if used_up is None:
        return "no work at risk covers it"
    return f"the {value_words(used_up.allows.hours)} hours that {used_up.number} allows do not suffice"


def _way_out(booking: Booking, shortages: Sequence[Shortage], engagement: Engagement, as_of: date) -> str:
    first, last = shortages[0].need, shortages[-1].need
    if last.day <= as_of:
        return PAST
    unsigned = engagement.sow.executed_on is None or engagement.sow.executed_on > as_of
    if not unsigned and first.awaits is None:
        return "End it with the contract, or make it soft and name the paper it waits for, with awaits:."
    since = max(first.day, as_of)
    hours = hours_a_day(booking) * len(shortages)
    draft = f"psdm-validate new work-at-risk {engagement.name} --people {booking.person} --from {since}"
    draft += f" --until {last.day} --hours {value_words(hours)}" + (f" --awaits {first.awaits}" if first.awaits else "")
    return f"Make it soft until {first.awaits or 'the SOW'} is signed, or ask PS leadership for leave: {draft}"
