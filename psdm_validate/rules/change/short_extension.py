"""A shorter extension needs the customer's written confirmation.

Work past the expiry by less than two calendar months needs no signature, but the customer's written word. It hangs
on the issue in which the work was scoped, where whoever plans people looks for the days. A change order does as well.

```yaml good confirmations/wc-001.yaml
changes:
  end: {from: 2026-12-18, to: 2027-01-15}
```

```yaml bad confirmations/wc-001.yaml
confirmed:
  by: mira-stone
  on: 2026-10-09
  by_way_of: email
  attached_to: project-epic  # CHG003
  evidence: {file: evidence/wc-001.eml, sha256: 993e9def1991231e9fccd5b681b67d9b248c7b0096933e33a7c3e86d290275a3}
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG003",
    "a shorter extension needs written confirmation",
    editions=("2024",),
    source="001: Iterate and Validate 1",
)
def short_extension(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG003", engagement, contract, policy)
