"""Every milestone of a fixed fee has the day on which its sign-off is expected.

The resource system puts the money of a milestone into the month of that day; a milestone without one is missing
from every forecast. The day stands in the terms as due, or in the plan among the sign-offs where it has moved. A
milestone that is accepted needs none.

```yaml bad sow.yaml
# CHG029, CHG029, CHG029: the terms are those of another contract
terms:
  billing: fixed-fee
  milestones:
    - {id: first-wave, name: The first wave is moved, amount: "84000.00", due: 2026-11-13}
    - {id: last-wave, name: The last wave is moved, amount: "100000.00"}  # FCT009
```
```yaml and bookings.yaml
forecast:
  - {month: 2026-11, amount: "84000.00"}
  - {month: 2026-12, amount: "100000.00"}
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.milestones import accepted_milestones


@rule(
    "FCT009",
    "fixed-fee milestones have sign-off dates",
    editions=("2024",),
    source="001: Forecasting T&M and FF",
)
def milestones_dated(engagement: Engagement, contract: Contract, phase: Phase) -> Remarks:
    if contract.terms.billing != "fixed-fee" or phase not in (Phase.PLAN, Phase.DELIVER, Phase.CLOSE):
        return
    sign_offs = engagement.plan.sign_offs if engagement.plan else ()
    settled = {sign_off.milestone for sign_off in sign_offs} | accepted_milestones(engagement)
    for milestone in contract.terms.milestones:
        if milestone.due is None and milestone.id not in settled:
            yield Remark(
                milestone.at("id"),
                f"the milestone {milestone.id} ({milestone.name}) has no day on which it is expected to be signed off",
                f"Add it to sign_offs in plan.yaml: milestone: {milestone.id}, and the day as expected.",
            )
