"""Changes that add up to another contract are seen as such.

Each paper may be small and right, and together they may still double what was sold. Who approves the tenth paper
sees the ninth contract and not the first. So the contract in force is held against the terms that were signed: where
its amount or its length has moved by more than 20 % (the settings may say otherwise), the paper that moved it last
says so. An option that is exercised was agreed from the first; drift counts anew from there. Nothing is wrong with
a drift, but somebody should have decided it as a whole.

```yaml good confirmations/wc-001.yaml
changes:
  end: {from: 2026-12-18, to: 2027-01-08}
```

```yaml bad confirmations/wc-001.yaml
changes:  # CHG031
  end: {from: 2026-12-18, to: 2027-01-22}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.in_force import Contract
from psdm_validate.figures.drift import Drift, drift_of_amount, drift_of_length
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG031",
    "cumulative drift is shown",
    level=Level.WARNING,
    editions=("2022", "2024"),
    source="derived: many small changes make a large one that nobody decided",
)
def drift_shown(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    limit = policy.values["drift_percent"]
    for drift, words in _drifts(contract):
        movers = [step for step in contract.steps if any(moved.field[0] in drift.fields for moved in step.moved)]
        if movers and abs(drift.percent) > limit:
            yield Remark(
                movers[-1].instrument.at("changes"),
                f"{words}, {abs(drift.percent):.1f} % apart; more than {limit} % is to be seen as a whole "
                f"({contract.lineage})",
                "Show PS leadership all papers together; if they agree, keep their word as a waiver in waivers.yaml.",
            )


def _drifts(contract: Contract) -> Iterator[tuple[Drift, str]]:
    """Each measure that can be compared, with what was signed and what is in force in words."""
    if amount := drift_of_amount(contract):
        currency = contract.terms.currency
        yield amount, f"{amount.before:,.2f} {currency} were signed and {amount.after:,.2f} are in force"
    if length := drift_of_length(contract):
        yield length, f"{length.before} calendar days were signed and {length.after} are in force"
