"""A moved start or an earlier end needs the customer's written confirmation.

The handbook speaks of extensions only. A start that moves, or an end that comes earlier, changes the days of people on
both sides just as much, so the same paper is asked for: the customer's written word on the scoping issue. An earlier
end with less to pay is more than that, and falls under less money.

```yaml good confirmations/wc-002.yaml
number: WC-002
title: One week less
why: The last wave is small.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2026-12-31}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: scoping-issue
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```
```yaml and plan.yaml
tasks: []
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: One week less
why: The last wave is small.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2026-12-31}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: project-epic  # CHG033
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```
```yaml and plan.yaml
tasks: []
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG033",
    "a moved start or earlier end needs written confirmation",
    editions=("2024",),
    source="derived from 001: Iterate and Validate 1",
)
def start_or_earlier_end(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG033", engagement, contract, policy)
