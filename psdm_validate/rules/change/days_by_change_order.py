"""Any move of the start or the end needs a zero-dollar change order.

Under the edition of 2022 the days of a project stand on a paper that both sides have signed, always. Where they turn
out otherwise than the SOW says, a change order shows the new ones, at zero dollars. A written confirmation, enough two
years later, does not suffice.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
epic: "&65"
scoping_issue: "#1234"
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: One week more
why: The release moves by a week.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-01-15}  # CHG006
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: scoping-issue
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
    "CHG006",
    "any move of start or end date needs a zero-dollar change order",
    editions=("2022",),
    source="000: Change Order",
)
def days_by_change_order(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG006", engagement, contract, policy)
