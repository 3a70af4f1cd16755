"""The comparison of cost and actual is filed with the sale.

At the end whoever did the work sets what it was to cost against what it took, and files that in the sales
system. The controller, the finance business partner and sales are mentioned there, because the next price and the
margin of the quarter depend on it.

```yaml bad closeout.yaml
cost_against_actual:  # ACC006
  by: sam-osei  # ACC006
  mentioned: [Controller, Sales]  # ACC006
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from psdm_validate.contract.phase import Phase
from psdm_validate.model.closeout import CostAgainstActual
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.acceptance.finished import finished


@rule(
    "ACC006",
    "cost against actual is filed",
    editions=("2020",),
    source="003: How to complete a project",
)
def cost_against_actual(engagement: Engagement, phase: Phase, policy: Policy) -> Remarks:
    closeout = engagement.closeout
    comparison = closeout.cost_against_actual if closeout else None
    if comparison is not None:
        yield from _filed(comparison, policy.labels["comparison_mentioned"])
        yield from _by_who_did_the_work(comparison, engagement, policy.roles["comparison_by"])
    elif phase is Phase.CLOSED and finished(engagement):
        yield Remark(
            closeout.at("cost_against_actual") if closeout else engagement.at_record("closeout.yaml"),
            "the comparison of cost and actual hours is missing; it is due before the engagement is closed",
            "Ask the engineer for it, file it with the opportunity, then add cost_against_actual to closeout.yaml.",
        )


def _filed(comparison: CostAgainstActual, mentioned: Iterable[str]) -> Remarks:
    if comparison.filed is None:
        yield Remark(
            comparison.at("filed"),
            "the comparison of cost and actual is not filed in the sales system",
            "File it with the opportunity, then add its address as filed.",
        )
    told = {name.casefold() for name in comparison.mentioned}
    missing = [name for name in mentioned if name.casefold() not in told]
    if missing:
        yield Remark(
            comparison.at("mentioned"),
            f"{' and '.join(missing)} {'was' if len(missing) == 1 else 'were'} not mentioned with the comparison",
            "Mention them where it is filed, then add them to mentioned.",
        )


def _by_who_did_the_work(comparison: CostAgainstActual, engagement: Engagement, roles: Sequence[str]) -> Remarks:
    workers = {member.person for member in engagement.record.team if member.role in roles}
    if comparison.by not in workers:
        yield Remark(
            comparison.at("by"),
            f"{comparison.by}, who compared cost and actual, is no engineer or trainer of this engagement",
            "Ask whoever did the work to prepare it, or correct the name.",
        )
