"""The next two months of a project are hard-booked, or softly booked and listed as upside.

Only a hard booking keeps somebody's time free and counts in the revenue forecast. So everybody who manages,
designs or builds is booked two calendar months ahead, or to the end of the contract or of their time on the team
where that comes first. What nobody can promise yet is booked softly and listed as upside. Consulting blocks and
dedicated engineers are left out, and nothing is asked while work is on hold. Where only the days are lacking by which
the last paper moved the end, it is an alarm: its execution is recorded before anybody can be booked for them.

```yaml good bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-11-27, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2026-11-30, until: 2026-12-18, hours_a_week: 24}
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 17}
  - {month: 2027-01, hours: 80}
upside:
  - {id: december-hours, because: soft-booking, booking: B-003, month: 2026-12, hours: 72, why: The freeze}
```

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-11-27, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2026-11-30, until: 2026-12-18, hours_a_week: 24}  # FCT001
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 17}
  - {month: 2027-01, hours: 80}
```

```yaml bad bookings.yaml
bookings:  # FCT001: Alex Reyes is booked until 4 December only
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-04, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
```
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.calendar import months_later
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import (
    bookings_of,
    in_bookings,
    overlaps,
    scheduled,
    sold_as_block,
    upside_of,
)


@rule(
    "FCT001",
    "two months ahead are hard-booked",
    editions=("2024",),
    source="001: Forecasting T&M and FF; How to Track Upside",
)
def two_months_ahead(engagement: Engagement, contract: Contract, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    if sold_as_block(engagement) or not scheduled(engagement, phase, as_of):
        return
    first = max(as_of, contract.start)
    last = min(months_later(as_of, policy.values["forecast_months"]), contract.end)
    calendar, roles = Calendar(engagement.organization), policy.roles["hard_booked_ahead"]
    if first <= last:
        yield from _unlisted(engagement, policy, calendar, first, last)
    for member in engagement.record.team:
        since = max(first, member.since)
        until = min(last, member.until or last)
        days = tuple(calendar.working_days(member.person, since, until))
        booked = [booking for booking in bookings_of(engagement) if booking.person == member.person]
        if member.role in roles and (words := _lacking(booked, days)):
            yield Remark(
                in_bookings(engagement, "bookings"),
                f"{member.person} ({member.role}) {words}",
                f"Ask the coordinator to book {member.person} until {until}, or write when the time on the team ends.",
                fact=not _lacking(booked, [day for day in days if day <= _end_before(contract)]),
                # The earlier bookings end the worse; by no day that a paper moves.
                beyond=(Decimal(-_reach(booked, days).toordinal()),),
                bound=f"{member.person} {member.role}",
            )


def _unlisted(engagement: Engagement, policy: Policy, calendar: Calendar, first: date, last: date) -> Remarks:
    roles = policy.roles["hard_booked_ahead"]
    listed = {item.booking for item in upside_of(engagement)}
    for booking in bookings_of(engagement):
        wish = booking.kind == "soft" and booking.id not in listed and overlaps(booking, first, last)
        if wish and engagement.organization.held_any(booking.person, roles, booking.since):
            yield Remark(
                booking.at("kind"),
                f"{booking.person} is booked softly from {booking.since} to {booking.until}; all hours until {last} "
                "are to be hard-booked or listed as upside",
                f"Ask the coordinator for a hard booking, or add {booking.id} to upside with what holds it back.",
                beyond=(calendar.booked((booking,), first, last),),
                bound=booking.person,
            )


def _end_before(contract: Contract) -> date:
    """The end as it was before the last paper moved it; the end in force where none did."""
    moves = (move.before for step in reversed(contract.steps) for move in step.moved if move.field == ("end",))
    before = next(moves, None)
    return before if isinstance(before, date) else contract.end


def _lacking(booked: Sequence[Booking], days: Sequence[date]) -> str | None:
    """What the bookings of somebody lack who works on these days."""
    if not days:
        return None
    reach = _reach(booked, days)
    if reach == date.min:
        return f"is on the team and not booked from {days[0]} on"
    return f"is booked until {reach} only, and on the team for longer" if reach < days[-1] else None


def _reach(booked: Sequence[Booking], days: Sequence[date]) -> date:
    """Until when somebody is booked who works on these days; date.min where they are not. A gap such as Christmas is
    their own affair."""
    if not any(overlaps(booking, days[0], days[-1]) for booking in booked):
        return date.min
    return max(booking.until for booking in booked)
