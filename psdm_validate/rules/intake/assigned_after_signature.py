"""Those who deliver are assigned once the customer has signed.

Somebody who is assigned to work that may not come is missing where work has come already. Sales, engagement and
project managers accompany a SOW before its signature; engineers, architects and trainers join afterwards, or under
work at risk. Hard bookings count as assignments, soft ones do not.

```yaml good engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-01}
  - {role: engineer, person: alex-reyes, from: 2026-06-19}
```

```yaml bad engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
  - {role: engineer, person: alex-reyes, from: 2026-06-18}  # INT022
```

```yaml bad sow.yaml
signed: {customer: {on: 2026-06-22}}
```
```yaml and engagement.yaml
team:
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
  - {role: engineer, person: alex-reyes, from: 2026-06-21}  # INT022
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.leave_to_staff import leave_to_staff


class Assignment(NamedTuple):
    """Somebody's time given to the engagement."""

    person: str
    since: date
    place: Place


@rule(
    "INT022",
    "resources are assigned only after the customer's signature",
    editions=("archived",),
    source="002 comments: Resource Assignment",
)
def assigned_after_signature(engagement: Engagement, policy: Policy) -> Remarks:
    signature = engagement.sow.signed.customer
    roles = policy.roles["assigned_after_the_signature"]
    for person, since, place in () if engagement.record.cancelled else _assignments(engagement, roles):
        early = signature is None or since < signature.on
        if early and not engagement.adopted_after(since) and not leave_to_staff(engagement, since, person):
            when = f"before the customer signed ({signature.on})" if signature else "and the customer has not signed"
            yield Remark(
                place,
                f"{person} is assigned from {since} on, {when}",
                "Let the assignment begin with the signature, book softly until then, or ask for work at risk.",
                fact=signature is not None,
            )


def _assignments(engagement: Engagement, roles: Sequence[str]) -> Iterator[Assignment]:
    for member in engagement.record.team:
        if member.role in roles:
            yield Assignment(member.person, member.since, member.at("from"))
    bookings = engagement.bookings
    for booking in bookings.bookings if bookings else ():
        if booking.kind == "hard":
            yield Assignment(booking.person, booking.since, booking.at("from"))
