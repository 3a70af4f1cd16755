"""An extension that adds work has a change order and a new opportunity.

Under the edition of 2022 the customer may use the original SOW for more of the same work. That is a sale of its own,
however short the extension: a change order that is tied to a new opportunity. Work counts as added where hours go up;
where the contract counts no hours, where activities or deliverables are added.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks and fifty hours more
why: The customer adds forty repositories.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
epic: "&65"
scoping_issue: "#1234"
opportunity: {id: OPP-10833, record_type: Professional Services Only, amount: "11500.00"}
resource_project: https://resources.example.com/projects/812
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
  amount: {from: "184000.00", to: "195500.00"}
  hours: {from: 800, to: 850}
  roles: {change: [{id: engineer, hours: {from: 640, to: 690}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 690}}]}
```

```yaml bad change-orders/co-001.yaml
number: CO-001  # CHG036: there is no new opportunity
title: Two weeks and fifty hours more
why: The customer adds forty repositories.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
epic: "&65"
scoping_issue: "#1234"
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
  amount: {from: "184000.00", to: "180000.00"}
  hours: {from: 800, to: 900}
  roles:
    change:
      - {id: engineer, hours: {from: 640, to: 740}, rate: {from: "230.00", to: "200.00"}}
      - {id: project-manager, rate: {from: "230.00", to: "200.00"}}
  activities: {change: [{id: migration, hours: {from: 640, to: 740}}]}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-14
    fingerprint: sha256:540a81ee997b66b9f8311320dfb751214a6550bcb06c6f74c9835568c0032f29
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG036",
    "an extension adding work has a change order and a new PS opportunity",
    editions=("2022",),
    source="000: Change Order",
)
def extension_with_work(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG036", engagement, contract, policy)
