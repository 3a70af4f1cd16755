"""A resource request names the role, the days, the hours, and whether the booking is soft or hard.

The coordinator works with a plan of everybody's time. A soft allocation holds a place and may be moved, a hard one is
promised; whoever leaves it open gets the wrong one. The role says who else could do it where the person asked for is
taken.

```yaml bad bookings.yaml
requests:
  - id: engineer  # INT016: neither role nor kind
    asked_on: 2026-07-07
    person: alex-reyes
    from: 2026-07-13
    until: 2026-09-04
    hours: 120
    answer: {by: jo-pike, on: 2026-07-08, confirmed: true}
```
"""

from __future__ import annotations

from psdm_validate.model.bookings import Bookings
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "INT016",
    "a resource request names role, dates, hours, and soft or hard allocation",
    editions=("archived",),
    source="002 comments: Scheduling",
)
def request_names_role(bookings: Bookings) -> Remarks:
    for request in bookings.requests:
        wanted = {
            "role": request.role,
            "from": request.since,
            "until": request.until,
            "hours": request.hours,
            "kind": request.kind,
        }
        missing = [name for name, value in wanted.items() if value is None]
        if missing:
            yield Remark(
                request.place,
                f"the request {request.id} has no {' and no '.join(missing)}",
                f"Add {' and '.join(missing)}; kind is soft or hard.",
            )
