"""After every paper the parts of the contract still agree.

A change order that adds money but not the hours it pays for, or an activity but not its hours, leaves a contract
that contradicts itself. So after each executed paper the hours of activities and roles, the rates, the
milestones and the amount are held against each other again.

```yaml bad confirmations/wc-001.yaml
changes:  # CHG030
  end: {from: 2026-12-18, to: 2027-01-08}
  activities:
    change:
      - {id: migration, hours: {from: 640, to: 600}}
```
"""

from __future__ import annotations

from psdm_validate.contract.agreement import disagreements
from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG030",
    "the parts of one change move together",
    editions=("2022", "2024"),
    source="derived: a contract may not contradict itself",
)
def moves_together(engagement: Engagement, contract: Contract) -> Remarks:
    known = {disagreement.message for disagreement in disagreements(contract.sow.terms)}
    for step in contract.steps:
        for disagreement in disagreements(step.terms):
            if disagreement.message not in known:
                known.add(disagreement.message)
                yield Remark(
                    step.instrument.at("changes"),
                    f"after {step.instrument.paper} {disagreement.message}",
                    "Let the paper move every part that belongs together.",
                )
