"""An extension of two months or more needs a change order.

Two calendar months are counted from the expiry: the end that the SOW, or the last change order with a new
opportunity, has set. Confirmations do not move it, so several short ones add up. An end on the very day two months
later is two months; 31 December plus two months is the last of February. The change order names a new opportunity.

```yaml good confirmations/wc-002.yaml
number: WC-002
title: To the last day before two months
why: The release moves once more.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-02-17}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: Six weeks more
why: The release moves once more.
requested: {by: sam-osei, on: 2026-10-12}
changes:  # CHG031: and this much is to be seen as a whole
  end: {from: 2027-01-08, to: 2027-02-18}  # CHG002: with WC-001 two months past 18 December
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: scoping-issue
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```

```yaml good change-orders/co-001.yaml
number: CO-001
title: Ten weeks more
why: The release moves to March.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
opportunity: {id: OPP-10833, record_type: Professional Services Only}
changes:
  end: {from: 2027-01-08, to: 2027-03-19}
```

```yaml bad change-orders/co-001.yaml
number: CO-001  # CHG002: there is no new opportunity
title: Ten weeks more
why: The release moves to March.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  end: {from: 2027-01-08, to: 2027-03-19}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-14
    fingerprint: sha256:24c801bcb79ed5f04432305af613b27800144b6a50bdd4a2612cb898910190eb
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG002",
    "an extension of two months or more needs a change order",
    editions=("2024",),
    source="001: Iterate and Validate 1",
)
def long_extension(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG002", engagement, contract, policy)
