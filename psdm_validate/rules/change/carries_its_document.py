"""The issue of a change order carries the change order document.

The issue is where the change is tracked and approved; the document is what both sides sign. Whoever approves the
one should find the other there. So both addresses are recorded by the time somebody approves or signs.

```yaml bad change-orders/co-001.yaml
number: CO-001  # CHG035, CHG035
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
attached: 2026-10-12
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

WANTED = {
    "issue": ("has no issue", "Open its issue from the change order template, then add issue with the address."),
    "document": ("has no document on its issue", "Attach the document to the issue, then add document with its link."),
}


@rule(
    "CHG035",
    "the change order issue carries the change order document",
    editions=("2022", "2024"),
    source="000: Change Order; 001: Iterate and Validate 1",
)
def carries_its_document(order: ChangeOrder, engagement: Engagement) -> Remarks:
    for field, (words, step) in WANTED.items():
        if put_forward(order, engagement) and getattr(order, field) is None:
            yield Remark(order.at(field), f"{order.number} is approved or signed, but {words}", step)
