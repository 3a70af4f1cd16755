"""A week of everybody who delivers holds their full hours.

Whoever plans staff looks at what each week was spent on, and hours that nobody wrote down look like time to spare.
So project hours and internal time of a week come to the organisation's full week, or the person's own. Public
holidays of the person's country and planned time off count as worked. It is asked for engineers, architects and
trainers of our own house, for each past week whose internal time is kept here.

```yaml good /internal-time/2026-w42.yaml
week: 2026-W42  # the 12th was a public holiday
tasks:
  - person: alex-reyes
    task: Certification course
    hours: 32
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
  - person: tomas-ferro
    task: Estimate for a bank
    hours: 32
    epic: internal-assisted
    issue: https://forge.example.com/ps/plan/-/issues/1247
```

```yaml bad /internal-time/2026-w42.yaml
week: 2026-W42
tasks:
  - person: alex-reyes  # TIM004
    task: Certification course
    hours: 7.5
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
  - person: tomas-ferro
    task: Leave
    hours: 40
    epic: pto-and-holidays
    issue: https://forge.example.com/ps/plan/-/issues/1245
```
```yaml and timesheets/2026-w42.yaml
week: 2026-W42
worked:
  - person: alex-reyes
    activity: migration
    hours: [0, 6, 6, 6, 6]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
submitted: [{person: alex-reyes, when: 2026-10-16T17:05-04:00}]
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.wording import value_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.internal_time import InternalTask, InternalTime
from psdm_validate.model.layout import model_of
from psdm_validate.model.organization import Organization
from psdm_validate.model.people import OurPerson, OurRole, lasts
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.timesheet import monday_of
from psdm_validate.policy.calendar import weekdays_of
from psdm_validate.policy.public_holidays import public_holidays
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.time.week_due import due_on

DELIVERING: tuple[OurRole, ...] = ("engineer", "technical-architect", "trainer")
WORKING_DAYS = 5
FRIDAY = timedelta(days=4)
FREE = "pto-and-holidays"


@rule(
    "TIM004",
    "a week holds at least 40 hours or the national week",
    level=Level.WARNING,
    editions=("2020",),
    source="003: Tracking activities",
)
def full_week(portfolio: Portfolio, as_of: date) -> Remarks:
    organization = portfolio.organization
    for path in portfolio.broken:
        if model_of(path) is InternalTime:
            raise NotJudged(path, "cannot be read")
    kept = [record for record in portfolio.records() if isinstance(record, InternalTime)]
    on_projects = _on_projects(portfolio)
    for internal in (record for record in kept if due_on(record.week) < as_of):
        for person in _delivering(organization, monday_of(internal.week)):
            week = organization.week if person.week is None else person.week
            free = _free_days(person, organization, monday_of(internal.week))
            known = on_projects[internal.week, person.id] + _internal(internal, person, free, week / WORKING_DAYS)
            if round(known, 2) < week:
                yield _short(internal, person, known, week)


def _short(internal: InternalTime, person: OurPerson, known: Decimal, week: Decimal) -> Remark:
    rows = (task.at("person") for task in internal.tasks if task.person == person.id)
    return Remark(
        next(rows, internal.at("week")),
        f"{internal.week} of {person.id} holds {value_words(round(known, 2))} hours, holidays and days off included; "
        f"a full week has {value_words(week)}",
        f"Have {person.id} write down the rest: internal time here, project hours in the timesheet, "
        f"days off under {FREE}.",
        fact=True,
    )


def _on_projects(portfolio: Portfolio) -> Mapping[tuple[str, str], Decimal]:
    """Hours on engagements by week and person, days off that were booked there left aside."""
    hours: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for engagement in portfolio.engagements:
        for sheet in engagement.timesheets:
            for worked in sheet.worked:
                hours[sheet.week, worked.person] += worked.total if worked.epic != FREE else 0
    return hours


def _delivering(organization: Organization, monday: date) -> Iterator[OurPerson]:
    """Everybody of our own house who delivered the whole week long."""
    for person in organization.people:
        days = weekdays_of(monday, monday + FRIDAY)
        if person.partner is None and all(any(person.held(role, day) for role in DELIVERING) for day in days):
            yield person


def _free_days(person: OurPerson, organization: Organization, monday: date) -> frozenset[date]:
    """Working days of the week that are public holidays of the person, or planned days off."""
    holidays = public_holidays(person.holidays or organization.holidays, monday, monday + FRIDAY)
    off = (
        day
        for day in weekdays_of(monday, monday + FRIDAY)
        if day in holidays or any(lasts(time.since, time.until, day) for time in person.time_off)
    )
    return frozenset(off)


def _internal(internal: InternalTime, person: OurPerson, free: frozenset[date], hours_a_day: Decimal) -> Decimal:
    """Hours beside engagements: internal work, days off that were booked, and free days."""
    spent, booked_free = Decimal(0), Decimal(0)
    for task in internal.tasks:
        if task.person == person.id and task.hours is not None:
            # Many book a public holiday too: it counts once.
            on_free = task.hours * _share(task, free) if task.epic == FREE else Decimal(0)
            booked_free += on_free
            spent += task.hours - on_free
    return spent + max(booked_free, hours_a_day * len(free))


def _share(task: InternalTask, free: frozenset[date]) -> Decimal:
    """Which part of the task lies on free days; all of it where it does not say when it was."""
    days = list(weekdays_of(task.since, task.until)) if task.since and task.until else []
    return Decimal(sum(day in free for day in days)) / len(days) if days else Decimal(1)
