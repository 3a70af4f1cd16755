"""A resource request says who or what is asked for, on which days, and for how many hours.

The coordinator looks for somebody who is free. Without the days there is nothing to look at, without the hours
nothing to compare, and without a name or a role nobody to ask.

```yaml good bookings.yaml
requests:
  - id: engineer
    asked_on: 2026-07-07
    role: engineer
    from: 2026-07-13
    until: 2026-09-04
    hours: 120
    answer: {by: jo-pike, on: 2026-07-08, confirmed: true}
```

```yaml bad bookings.yaml
requests:
  - id: engineer  # INT015: nobody, no last day and no hours
    asked_on: 2026-07-07
    from: 2026-07-13
    answer: {by: jo-pike, on: 2026-07-08, confirmed: true}
```
"""

from __future__ import annotations

from psdm_validate.model.bookings import Bookings
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "INT015",
    "a resource request names resource, dates and hours",
    editions=("2020",),
    source="003: Scheduling",
)
def request_complete(bookings: Bookings) -> Remarks:
    for request in bookings.requests:
        wanted = {
            "person or role": request.person or request.role,
            "from": request.since,
            "until": request.until,
            "hours": request.hours,
        }
        missing = [name for name, value in wanted.items() if value is None]
        if missing:
            yield Remark(
                request.place,
                f"the request {request.id} has no {' and no '.join(missing)}",
                f"Add {' and '.join(missing)}.",
            )
