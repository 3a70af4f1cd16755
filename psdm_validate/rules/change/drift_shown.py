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
from dataclasses import dataclass
from decimal import Decimal

from psdm_validate.contract.in_force import Contract
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.terms import Terms
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@dataclass(frozen=True, slots=True)
class Drift:
    """How far one measure of the contract has moved from what was signed."""

    fields: tuple[str, ...]
    """The terms that it follows from."""
    words: str
    before: Decimal
    after: Decimal

    @property
    def percent(self) -> Decimal:
        """By how much of what was signed, up or down."""
        return abs(self.after - self.before) * 100 / self.before


@rule(
    "CHG031",
    "cumulative drift is shown",
    level=Level.WARNING,
    editions=("2022", "2024"),
    source="derived: many small changes make a large one that nobody decided",
)
def drift_shown(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    limit = policy.values["drift_percent"]
    agreed = _agreed(contract)
    for drift in (*_amount(agreed, contract.terms), *_length(agreed, contract.terms)):
        movers = [step for step in contract.steps if any(moved.field[0] in drift.fields for moved in step.moved)]
        if movers and drift.percent > limit:
            yield Remark(
                movers[-1].instrument.at("changes"),
                f"{drift.words}, {drift.percent:.1f} % apart; more than {limit} % is to be seen as a whole "
                f"({contract.lineage})",
                "Show PS leadership all papers together; if they agree, keep their word as a waiver in waivers.yaml.",
            )


def _agreed(contract: Contract) -> Terms:
    """The terms as they were last agreed as a whole: signed, or after the last option that was exercised."""
    agreed = contract.sow.terms
    for step in contract.steps:
        # An exercised option goes with the paper that moves the end; one that only lapses moves nothing else.
        taken = any(moved.field[0] == "options" and moved.after is None for moved in step.moved)
        if taken and any(moved.field == ("end",) for moved in step.moved):
            agreed = step.terms
    return agreed


def _amount(signed: Terms, now: Terms) -> Iterator[Drift]:
    if signed.amount and now.amount is not None and signed.currency == now.currency:
        words = f"{signed.amount:,.2f} {signed.currency} were signed and {now.amount:,.2f} are in force"
        yield Drift(("amount",), words, signed.amount, now.amount)


def _length(signed: Terms, now: Terms) -> Iterator[Drift]:
    before, after = _days(signed), _days(now)
    if before and after:
        words = f"{before} calendar days were signed and {after} are in force"
        yield Drift(("start", "end"), words, Decimal(before), Decimal(after))


def _days(terms: Terms) -> int | None:
    return (terms.end - terms.start).days + 1 if terms.start and terms.end else None
