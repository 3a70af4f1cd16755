"""A schedule request is confirmed, or answered with other days.

Whoever asked plans with what was asked until somebody says otherwise. So every request has an answer, and a "no"
comes with the days that can be had instead.

```yaml good bookings.yaml
requests:
  - id: engineer
    asked_on: 2026-07-07
    role: engineer
    kind: soft
    from: 2026-07-13
    until: 2026-09-04
    hours: 120
    answer: {by: jo-pike, on: 2026-07-08, confirmed: false, from: 2026-07-20, until: 2026-09-11}
```

```yaml bad bookings.yaml
requests:
  - {id: first, asked_on: 2026-07-07, role: engineer, from: 2026-07-13, until: 2026-09-04, hours: 120}  # INT026
  - id: second
    asked_on: 2026-07-07
    role: engineer
    from: 2026-07-13
    until: 2026-09-04
    hours: 120
    answer: {by: jo-pike, on: 2026-07-08, confirmed: false, from: 2026-07-20}  # INT026: until when
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.bookings import Bookings
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "INT026",
    "a schedule request is confirmed or answered with other dates",
    level=Level.WARNING,
    editions=("2020", "archived"),
    source="003: Scheduling; 002 comments: Scheduling",
)
def request_answered(bookings: Bookings) -> Remarks:
    for request in bookings.requests:
        answer = request.answer
        if answer is None:
            yield Remark(
                request.at("answer"),
                f"the request {request.id} of {request.asked_on} has no answer",
                "Ask the project coordinator, then add answer with by, on and confirmed.",
            )
        elif not answer.confirmed and (answer.since is None or answer.until is None):
            yield Remark(
                answer.at("confirmed"),
                f"the request {request.id} was not confirmed on {answer.on}, and no other days are offered",
                "Ask the coordinator which days can be had, then add from and until to the answer.",
            )
