"""A change order hangs on the customer epic, and engagement manager and account team know of it.

The epic is where leadership looks for whatever touches the contract. The engagement manager makes the new
opportunity, and the account team talks to the customer; neither should learn of a change from the customer. A
draft owes none of it yet: it is due once somebody approves or signs.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
```

```yaml bad change-orders/co-001.yaml
number: CO-001  # CHG009: it is not on the epic
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12}  # CHG009: the account team does not know
issue: https://forge.example.com/ps/plan/-/issues/1301
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-14
    fingerprint: sha256:1bb1540a483f2ff10e00fbf1c77adb3921c247800ad11e7a9c769300496e3431
```
"""

from __future__ import annotations

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.put_forward import put_forward


@rule(
    "CHG009",
    "a change order hangs on the internal customer epic, and engagement manager and account team know",
    editions=("2024",),
    source="001: Iterate and Validate 1",
)
def known_to_all(order: ChangeOrder, engagement: Engagement) -> Remarks:
    if not put_forward(order, engagement):
        return
    if order.attached is None:
        yield Remark(
            order.at("attached"),
            f"{order.number} is approved or signed, but does not hang on the internal customer epic",
            "Attach it to the epic, then add attached with the day.",
        )
    for field, words in (("engagement_manager", "the engagement manager"), ("account_team", "the account team")):
        if getattr(order.informed, field) is None:
            yield Remark(
                order.at("informed", field),
                f"{order.number} is approved or signed, but {words} was not told of it",
                f"Tell {words}, then add informed.{field} with the day.",
            )
