"""A SOW says what is done, from when to when, and with how much.

Scope, duration and resources are what a statement of work is for, and every later question of change control is
answered by comparing with them. Activities say the scope, start and end the duration, hours or an amount the
resources.

```yaml bad sow.yaml
terms:
  hours:  # SOW011
  amount:
# CHG029, CHG029, CHG029: and the approvals were given for other terms
```

```yaml bad sow.yaml
terms:
  start:  # SOW011
# CHG029, CHG029, CHG029: and the approvals were given for other terms
```
"""

from __future__ import annotations

from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW011",
    "the SOW states scope, duration and resources",
    editions=("2022", "2024"),
    source="001: Iterate and Validate; 000: Project plan, Change Order",
)
def states_scope(sow: Sow) -> Remarks:
    terms = sow.terms
    if not terms.activities:
        yield Remark(
            terms.at("activities"),
            "the SOW names no activity, so its scope is open",
            "List the activities of the SOW.",
        )
    for name, day in (("start", terms.start), ("end", terms.end)):
        if day is None:
            yield Remark(
                terms.at(name),
                f"the SOW does not say its {name}, so its duration is open",
                f"Add `{name}:` to the terms.",
            )
    if not terms.hours and not terms.amount:
        yield Remark(
            terms.at("hours"),
            "the SOW states neither hours nor an amount, so its resources are open",
            "Add the hours, the amount or both to the terms.",
        )
