"""A SOW carries what it is billed by: hours and rates, or milestones.

Time and materials are invoiced by the hour, so every role has its hours and its rate. A fixed fee is invoiced as
milestones are reached, so there is at least one. The handbook leaves the two kinds undefined; this is what their
invoices cannot be written without.

```yaml bad sow.yaml
terms:
  roles:
    - {id: engineer, hours: 640}  # SOW015
    - {id: project-manager, hours: 160, rate: "230.00"}
# CHG029, CHG029, CHG029: and the approvals were given for other terms
```

```yaml bad sow.yaml
terms:
  billing: fixed-fee  # SOW015
# CHG029, CHG029, CHG029: and the approvals were given for other terms
```
"""

from __future__ import annotations

from psdm_validate.model.sow import Sow
from psdm_validate.model.terms import Terms
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW015",
    "time and materials and fixed fee carry what they are billed by",
    editions=("2022", "2024"),
    source="derived (001: Reporting Project Health leaves the definitions open; 000: Monitor/Control 9)",
)
def billed_by(sow: Sow) -> Remarks:
    if sow.terms.billing == "fixed-fee":
        yield from _milestones(sow.terms)
    else:
        yield from _rates(sow.terms)


def _milestones(terms: Terms) -> Remarks:
    if not terms.milestones:
        yield Remark(
            terms.at("billing"),
            "the fee is fixed, but no milestone says when which part of it is due",
            "Add the milestones of the SOW, each with id, name and amount.",
        )


def _rates(terms: Terms) -> Remarks:
    if not terms.roles:
        yield Remark(
            terms.at("billing"),
            "the work is billed by the hour, but no role says at which rate",
            "Add the roles of the SOW, each with id, hours and rate.",
        )
    for role in terms.roles:
        missing = [name for name, value in (("hours", role.hours), ("rate", role.rate)) if value is None]
        if missing:
            yield Remark(
                role.at(missing[0]),
                f"the work is billed by the hour, but the role {role.id} has no {' and no '.join(missing)}",
                f"Add {' and '.join(missing)} as the SOW has them.",
            )
