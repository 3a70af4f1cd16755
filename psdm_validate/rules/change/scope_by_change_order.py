"""Scope that changes inside duration and budget needs a zero-dollar change order.

Under the edition of 2022 a part of the scope that is exchanged for another is signed by both sides even though nothing
is paid for it: that is what the change order at zero dollars is for. Neither the customer's written word nor a
description of work stands in for it.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Three waves instead of four
why: The last two are small.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
epic: "&65"
scoping_issue: "#1234"
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration in three waves}}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: Three waves instead of four
why: The last two are small.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:  # CHG007
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration in three waves}}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: project-epic
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG007",
    "scope changed inside duration and budget needs a zero-dollar change order",
    editions=("2022",),
    source="000: Change Order",
)
def scope_by_change_order(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG007", engagement, contract, policy)
