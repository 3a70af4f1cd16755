"""Less money, and anything that no other rule names, needs a change order.

The handbook names the changes that are frequent. What it does not name moves the contract itself: less money or fewer
hours, rates, roles, milestones, currency, general terms, options, the end of the contract before its time. Other words
of acceptance belong here, since no check can read whether they ask for less, and so does a deliverable that a
milestone is paid for. Both sides sign such a change.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Fifty hours less
why: Forty repositories are given up.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  amount: {from: "184000.00", to: "172500.00"}
  hours: {from: 800, to: 750}
  roles: {change: [{id: engineer, hours: {from: 640, to: 590}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 590}}]}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: Fifty hours less
why: Forty repositories are given up.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  amount: {from: "184000.00", to: "172500.00"}  # CHG032: with hours and role
  hours: {from: 800, to: 750}
  roles: {change: [{id: engineer, hours: {from: 640, to: 590}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 590}}]}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: project-epic
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: A smaller sample
why: Forty take too long.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  deliverables:  # CHG032
    change:
      - id: migrated-repositories
        accepted_when: {from: Counts and checksums agree on a sample of 40, to: Counts agree on a sample of 4}
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
    "CHG032",
    "less money, and anything not named elsewhere, needs a change order",
    editions=("2022", "2024"),
    source="derived (001: Iterate and Validate 1; 000: Change Order: change orders modify cost)",
)
def less_money_and_the_rest(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG032", engagement, contract, policy)
