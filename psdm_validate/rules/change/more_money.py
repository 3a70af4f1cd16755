"""More money needs a change order, and a new sale for exactly that much.

Money that nobody has signed for cannot be invoiced. So whatever raises the amount is a change order, with a new
opportunity for exactly the difference: one that is larger or smaller books revenue that no paper carries. The new
resource project may follow the signatures, so its absence is a warning. While the paper is pending all of it is a
warning, and a missing opportunity is told from the first approval or signature on.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Fifty hours more
why: The customer adds forty repositories.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
opportunity: {id: OPP-10833, record_type: Professional Services Only, amount: "11500.00"}
resource_project: https://resources.example.com/projects/812
changes:
  amount: {from: "184000.00", to: "195500.00"}
  hours: {from: 800, to: 850}
  roles: {change: [{id: engineer, hours: {from: 640, to: 690}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 690}}]}
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: Fifty hours more
why: The customer adds forty repositories.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
opportunity:
  id: OPP-10833
  record_type: Professional Services Only
  amount: "12000.00"  # CHG001: the paper adds 11500.00
resource_project: https://resources.example.com/projects/812
changes:
  amount: {from: "184000.00", to: "195500.00"}
  hours: {from: 800, to: 850}
  roles: {change: [{id: engineer, hours: {from: 640, to: 690}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 690}}]}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: Fifty hours more
why: The customer adds forty repositories.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  amount: {from: "184000.00", to: "195500.00"}  # CHG001
  hours: {from: 800, to: 850}  # CHG032: with the role below
  roles: {change: [{id: engineer, hours: {from: 640, to: 690}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 690}}]}
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG001",
    "more money needs a change order",
    editions=("2022", "2024"),
    source="001: Iterate and Validate 1; 000: Change Order",
)
def more_money(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG001", engagement, contract, policy)
