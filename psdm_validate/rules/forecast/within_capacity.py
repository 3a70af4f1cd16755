"""Nobody is booked above the hours of their week.

Two projects may each ask for three days and still need somebody for six. So hard and soft bookings of a person are
added up over all engagements, week by week from this one on, and held against the person's own week or that of the
organisation. A public holiday or a planned day off takes a fifth from both sides.

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: hard, from: 2026-11-16, until: 2026-11-27, hours_a_week: 17,  # FCT017
     approved: {by: jo-pike, on: 2026-07-06}}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.contract.wording import value_words
from psdm_validate.finding import Level
from psdm_validate.model.bookings import Booking
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policies import Policies
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import overlaps
from psdm_validate.rules.forecast.weeks_of_people import SUNDAY, bookings_by_person, mondays

Crowded = tuple[tuple[Booking, ...], date, Decimal, Decimal]
"""Bookings that are too many together, the Monday of the week, its booked hours and the hours there are."""

EDITIONS = ("2024",)


@rule(
    "FCT017",
    "nobody is booked above capacity",
    level=Level.WARNING,
    editions=EDITIONS,
    source="derived: hours that are promised twice are worked once",
)
def within_capacity(portfolio: Portfolio, policies: Policies, as_of: date) -> Remarks:
    calendar = Calendar(portfolio.organization)
    for person, bookings in sorted(bookings_by_person(portfolio).items()):
        # The same bookings are too many in every week in which they meet; that is one finding.
        for together, group in groupby(_crowded(person, bookings, calendar, as_of), key=lambda week: week[0]):
            yield _remark(person, together, list(group), policies)


def _crowded(person: str, bookings: Sequence[Booking], calendar: Calendar, as_of: date) -> Iterator[Crowded]:
    first = max(as_of, min(booking.since for booking in bookings))
    for monday in mondays(first, max(booking.until for booking in bookings)):
        sunday = monday + SUNDAY
        together = tuple(booking for booking in bookings if overlaps(booking, monday, sunday))
        booked = calendar.booked(together, monday, sunday)
        days = sum(1 for _ in calendar.working_days(person, monday, sunday))
        if booked > (there := calendar.hours_a_day(person) * days):
            yield together, monday, booked, there


def _remark(person: str, together: Sequence[Booking], weeks: Sequence[Crowded], policies: Policies) -> Remark:
    # Hours count under whatever edition they were sold; the finding stands where this rule is in force.
    asked = [each for each in together if policies.may_judge(EDITIONS, each.place.file)]
    last = max(asked or together, key=lambda booking: (booking.since, booking.place.file, booking.id))
    others = [f"{booking.place.file.split('/', 1)[1].rsplit('/', 1)[0]} {booking.id}" for booking in together]
    worst = max(weeks, key=lambda week: week[2] - week[3])
    span = f"the week of {worst[1]}" if len(weeks) == 1 else f"{len(weeks)} weeks from {weeks[0][1]} on"
    return Remark(
        last.at("hours_a_week"),
        f"{person} is booked above capacity in {span}: up to {value_words(worst[2])} hours where there are "
        f"{value_words(worst[3])} ({', '.join(others)})",
        "Ask the coordinator to move one of the bookings, or to find somebody else for a part of it.",
    )
