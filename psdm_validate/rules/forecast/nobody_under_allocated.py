"""Nobody who is booked is left with more than half of the coming weeks empty.

The allocation report shows who has time to spare, and before the forecast call everybody helps to find work for
them. Engineers, architects and trainers of our own house are told who have bookings in the next four weeks, but for
less than half of their hours (both are settings); soft ones count, holidays and planned days off do not. Whoever
has none at all may work where no records are kept. It is advice: the time may be just right for training.

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 19,
     approved: {by: jo-pike, on: 2026-07-06}}
# FCT013: Alex Reyes has 64.6 hours of 136
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.contract.wording import counted, value_words
from psdm_validate.finding import Level
from psdm_validate.model.people import OurPerson
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import DELIVERING
from psdm_validate.rules.forecast.weeks_of_people import Load, bookings_by_person, coming_weeks, load_of


@rule(
    "FCT013",
    "nobody is left under-allocated",
    level=Level.NOTE,
    editions=("2024",),
    source="001: Forecast call prep 7",
)
def nobody_under_allocated(portfolio: Portfolio, policy: Policy, as_of: date) -> Remarks:
    organization, weeks = portfolio.organization, policy.values["allocation_weeks"]
    calendar, booked = Calendar(organization), bookings_by_person(portfolio)
    monday, last = coming_weeks(as_of, weeks)
    for person in organization.people:
        if not delivers(person, monday):
            continue
        load = load_of(calendar, person.id, booked.get(person.id, ()), monday, last)
        if load.booked and under_allocated(load, policy):
            yield Remark(
                person.at("id"),
                f"{person.id} is booked for {value_words(load.booked)} of {value_words(load.there)} hours in the "
                f"{counted(weeks, 'week')} from {monday} on",
                f"Look where {person.id} can help, or plan the time for training and internal work.",
            )


def delivers(person: OurPerson, day: date) -> bool:
    """Whether it is an engineer, architect or trainer of our own house on that day, for whom work is to be found."""
    return person.partner is None and any(person.held(role, day) for role in DELIVERING)


def under_allocated(load: Load, policy: Policy) -> bool:
    """Whether too few of the hours are booked."""
    return load.booked * 100 < load.there * policy.values["allocation_percent"]
