"""The parts of a SOW add up to the whole.

The hours of the activities are the hours of the contract, and so are the hours of the roles. Hours times rate,
or the milestones of a fixed fee, come to the contract amount. A sum that is off by a typing error in a draft
is off on every invoice later.

```yaml good sow.yaml
terms:
  hours: 800
```

```yaml bad sow.yaml
terms:
  hours: 820  # REC005, REC005
# CHG029, CHG029, CHG029: and the approvals were given for other hours
```
"""

from __future__ import annotations

from psdm_validate.contract.agreement import disagreements
from psdm_validate.model.sow import Sow
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "REC005",
    "the sums of a contract agree",
    editions=ALL,
    source="derived: the parts of a contract make the whole",
)
def sums_agree(sow: Sow) -> Remarks:
    for disagreement in disagreements(sow.terms):
        yield Remark(sow.at("terms", *disagreement.field), disagreement.message, disagreement.next_step)
