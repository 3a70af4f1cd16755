"""A change of the kind of billing needs a change order, which moves all that is billed.

From hours to a fixed fee, or back, both sides sign what is billed from then on. So the same paper takes the rates
out and brings milestones in, or the other way round, and says in `billed_before` what was billed the old way: the
milestones, or hours times rates, come to the rest of the amount (CHG030 adds them up).

```yaml good change-orders/co-001.yaml
number: CO-001
title: A fixed fee for the rest
why: The customer wants to know what the rest costs.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  billing: {from: time-and-materials, to: fixed-fee}
  billed_before: {to: "46000.00"}
  roles: {change: [{id: engineer, rate: {from: "230.00"}}, {id: project-manager, rate: {from: "230.00"}}]}
  milestones: {add: [{id: last-wave, name: Last wave accepted, amount: "138000.00", due: 2026-12-18}]}
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: A fixed fee for the rest
why: The customer wants to know what the rest costs.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  billing: {from: time-and-materials, to: fixed-fee}  # CHG004, CHG004: rates stay, and there is no milestone
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: A fixed fee for the rest
why: The customer wants to know what the rest costs.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  billing: {from: time-and-materials, to: fixed-fee}  # CHG004
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.powers import judged_papers
from psdm_validate.finding import Level
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.terms import Terms
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG004",
    "a change of billing type needs a change order",
    editions=("2024",),
    source="001: Iterate and Validate 1",
)
def billing_type(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG004", engagement, contract, policy)
    for judged in judged_papers(contract):
        paper = judged.paper
        if isinstance(paper, ChangeOrder) and any(moved.field == ("billing",) for moved in judged.moved):
            level = Level.WARNING if judged.pending else None
            for message, next_step in _left_behind(judged.step.terms):
                yield Remark(paper.changes.key("billing"), f"{paper.number} {message}", next_step, level)


def _left_behind(terms: Terms) -> Iterator[tuple[str, str]]:
    """What is billed by in the old way and stays, or in the new way and is not there."""
    if terms.billing == "fixed-fee":
        rated = [role.id for role in terms.roles if role.rate is not None]
        if rated:
            words = f"fixes the fee and leaves the rates of {', '.join(rated)}"
            yield words, "Take the rates out, each with `from` and without `to`."
        if not terms.milestones:
            yield "fixes the fee and names no milestone", "Add the milestones; they come to what is not billed yet."
        return
    unrated = [role.id for role in terms.roles if role.rate is None or role.hours is None]
    if unrated or not terms.roles:
        who = f"the roles {', '.join(unrated)} have no hours or no rate" if unrated else "there is no role with a rate"
        yield f"bills by the hour, but {who}", "Bring in roles with hours and rates for what is not billed yet."
    if terms.milestones:
        left = ", ".join(milestone.id for milestone in terms.milestones)
        yield f"bills by the hour and leaves the milestones {left}", "Remove them; billed_before says what was paid."
