"""No start is promised before the sale is won, unless work at risk allows it.

Customers who have committed themselves come first, so nobody is hard-booked and no schedule is agreed before the
opportunity is closed-won. By the current pages PS Operations has scheduled the project as well. Whoever cannot wait
asks PS leadership for work at risk, by the day of the promise. A soft booking promises nothing. What was promised too
early and is won by now cannot be undone and is told as an alarm.

```yaml good bookings.yaml
bookings:
  - id: B-001
    person: sam-osei
    kind: hard
    from: 2026-07-06
    until: 2026-12-18
    hours_a_week: 6
    approved: {by: jo-pike, on: 2026-07-06}
  - id: B-002
    person: alex-reyes
    kind: hard
    from: 2026-07-06
    until: 2026-12-18
    hours_a_week: 24
    approved: {by: jo-pike, on: 2026-06-17}
```
```yaml and work-at-risk/war-001.yaml
number: WAR-001
title: Holding an engineer until the SOW is signed
why: Another customer asks for him.
requested: {by: sam-osei, on: 2026-06-15}
allows: {people: [alex-reyes], from: 2026-06-18, until: 2026-07-03, hours: 8}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-17
    fingerprint: sha256:fa0f4e28a89d70401640e04c77ce78f67946d9aa53b49b51005e86ceed052e4a
```

```yaml bad bookings.yaml
bookings:
  - id: B-001
    person: sam-osei
    kind: hard
    from: 2026-07-06
    until: 2026-12-18
    hours_a_week: 6
    approved: {by: jo-pike, on: 2026-07-06}
  - id: B-002
    person: alex-reyes
    kind: hard  # INT001: promised five days before the sale was won
    from: 2026-07-06
    until: 2026-12-18
    hours_a_week: 24
    approved: {by: jo-pike, on: 2026-06-17}
```

```yaml bad iteration-schedule.yaml
agreed: {by: mira-stone, on: 2026-06-23}  # INT001: PS Operations scheduled the project a day later
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from psdm_validate.contract.needs import hours_a_day
from psdm_validate.contract.wording import value_words
from psdm_validate.model.bookings import Booking
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.engagement_record import Steps
from psdm_validate.model.part import Place
from psdm_validate.policy.calendar import weekdays_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.leave_to_staff import leave_to_staff

PAST = "It cannot be undone: account for it in waivers.yaml under late, and ask for leave before the next promise."


class Promise(NamedTuple):
    """A start that somebody was promised."""

    on: date
    words: str
    place: Place
    person: str | None
    """Whose time it is; None where it is the whole schedule."""
    way_out: str


@rule(
    "INT001",
    "no start is promised before closed-won without approved work at risk",
    editions=("2022", "2024"),
    source="000: Work At Risk; 001: Iterate and Validate 2; 004: Lead time",
)
def start_after_won(engagement: Engagement, policy: Policy) -> Remarks:
    steps = engagement.record.steps
    if engagement.record.cancelled or engagement.adopted_after(steps.closed_won or engagement.sow.executed_on):
        return
    for promise in _promises(engagement):
        early = _early(promise.on, steps, policy)
        if early is None or engagement.adopted_after(promise.on):
            continue
        if not leave_to_staff(engagement, promise.on, promise.person):
            why, undone = early
            message = f"{promise.words} on {promise.on}, {why}, and no work at risk allowed it by then"
            yield Remark(promise.place, message, PAST if undone else promise.way_out, fact=undone)


def _early(day: date, steps: Steps, policy: Policy) -> tuple[str, bool] | None:
    """Why a promise of that day came too early, and whether that lies in the past; None where it did not."""
    if steps.closed_won is None:
        return "while the opportunity is not recorded as won", False
    if day < steps.closed_won:
        return f"before the opportunity was won ({steps.closed_won})", True
    if policy.edition == "2024" and steps.scheduled is None:
        return "while PS Operations has not scheduled the project", False
    if policy.edition == "2024" and steps.scheduled and day < steps.scheduled:
        return f"before PS Operations had scheduled the project ({steps.scheduled})", True
    return None


def _promises(engagement: Engagement) -> Iterator[Promise]:
    bookings, schedule = engagement.bookings, engagement.iteration_schedule
    for booking in bookings.bookings if bookings else ():
        if booking.kind == "hard":
            on = min(booking.since, booking.approved.on) if booking.approved else booking.since
            words = f"{booking.id} promised {booking.person}"
            yield Promise(on, words, booking.at("kind"), booking.person, _soften(booking, engagement))
    if schedule and schedule.agreed:
        step = "Record the step in engagement.yaml with its day; else ask PS leadership for work at risk."
        words, place = "the customer agreed to the iteration schedule", schedule.at("agreed")
        yield Promise(schedule.agreed.on, words, place, None, step)


def _soften(booking: Booking, engagement: Engagement) -> str:
    draft = f"psdm-validate new work-at-risk {engagement.name} --people {booking.person} --from {booking.since}"
    hours = hours_a_day(booking) * len(list(weekdays_of(booking.since, booking.until)))
    return (
        f"Record the step in engagement.yaml with its day; else make it soft, or ask PS leadership: {draft} "
        f"--until {booking.until} --hours {value_words(hours)}"
    )
