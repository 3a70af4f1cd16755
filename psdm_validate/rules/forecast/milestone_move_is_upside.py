"""A milestone that may move into this quarter is listed as upside until the customer has confirmed it.

A fixed fee counts in the quarter in which its milestone is signed off. Where the plan expects that in this quarter
and the contract has it in another, the money may come now, and nobody has promised it. It is asked for until the
day is confirmed or the milestone accepted. Quarters are those of the fiscal year in organization.yaml.

```yaml bad plan.yaml
sign_offs:
  - {milestone: last-wave, expected: 2026-12-11}  # FCT008
```
```yaml and sow.yaml
# CHG029, CHG029, CHG029: the terms are those of another contract
terms:
  billing: fixed-fee
  end: 2027-01-08
  milestones:
    - {id: last-wave, name: The last wave is moved, amount: "184000.00", due: 2027-01-08}
```
```yaml and confirmations/wc-001.yaml
# left out: the contract itself lasts until January
```
```yaml and bookings.yaml
forecast:
  - {month: 2027-01, amount: "184000.00"}
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.periods import quarter_of
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.milestones import accepted_milestones
from psdm_validate.rules.forecast.standing import upside_of


@rule(
    "FCT008",
    "an unconfirmed milestone move into this quarter is listed as upside",
    editions=("2024",),
    source="001: How to Track Upside",
)
def milestone_move_is_upside(engagement: Engagement, contract: Contract, phase: Phase, as_of: date) -> Remarks:
    first, last = quarter_of(as_of, engagement.organization.fiscal_year_starts)
    listed = {item.milestone for item in upside_of(engagement)}
    settled = listed | accepted_milestones(engagement)
    agreed = {milestone.id: milestone for milestone in contract.terms.milestones}
    running = phase in (Phase.PLAN, Phase.DELIVER, Phase.CLOSE)
    for sign_off in engagement.plan.sign_offs if engagement.plan and running else ():
        milestone = agreed.get(sign_off.milestone)
        if milestone is None or milestone.due is None or sign_off.milestone in settled:
            continue
        confirmed = sign_off.confirmed is not None and sign_off.confirmed <= as_of
        if first <= sign_off.expected <= last and not first <= milestone.due <= last and not confirmed:
            yield Remark(
                sign_off.at("expected"),
                f"{sign_off.milestone} is expected on {sign_off.expected} instead of {milestone.due}, within the "
                f"quarter that ends on {last}; the day is not confirmed, and it is not listed as upside",
                f"Add it to upside in bookings.yaml: because: milestone, milestone: {sign_off.milestone}.",
                beyond=(milestone.amount,),
                bound=milestone.id,
            )
