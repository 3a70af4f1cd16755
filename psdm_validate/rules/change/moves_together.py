"""After every paper the parts of the contract still agree.

A change order that adds money but not the hours it pays for, or an activity but not its hours, leaves a contract
that contradicts itself. So after each executed paper the hours of activities and roles, the rates, the
milestones, the deliverables, the days and the amount are held against each other again. A paper that is still
pending is warned of, while it can be mended.

```yaml bad confirmations/wc-001.yaml
changes:  # CHG030
  end: {from: 2026-12-18, to: 2027-01-08}
  activities:
    change:
      - {id: migration, hours: {from: 640, to: 600}}
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: No management any more
why: The customer manages the project itself.
requested: {by: sam-osei, on: 2026-10-12}
changes:  # CHG030: pending, and the hours of the management stay behind
  activities: {remove: [management]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.agreement import Disagreement, disagreements, loose_ends
from psdm_validate.contract.in_force import Contract, Step, with_paper
from psdm_validate.contract.stale import drafted_from_before
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.terms import Terms
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG030",
    "the parts of one change move together",
    editions=("2022", "2024"),
    source="derived: a contract may not contradict itself",
)
def moves_together(engagement: Engagement, contract: Contract) -> Remarks:
    before = contract.sow.terms
    for step in contract.steps:
        yield from _contradictions(step, before, Level.ERROR)
        before = step.terms
    for paper in contract.pending:
        if not drafted_from_before(paper, contract):
            yield from _contradictions(with_paper(contract, paper).steps[-1], contract.terms, Level.WARNING)


def _contradictions(step: Step, before: Terms, level: Level) -> Remarks:
    """What contradicts itself after the paper and did not before it."""
    known = {disagreement.message for disagreement in _all(before)}
    place = step.instrument.at("changes")
    for disagreement in _all(step.terms):
        if disagreement.message not in known:
            message = f"after {step.instrument.number} {disagreement.message}"
            yield Remark(place, message, "Let the paper move every part that belongs together.", level)
    moved = {change.field for change in step.moved}
    if ("currency",) in moved and step.terms.amount is not None and ("amount",) not in moved:
        message = f"{step.instrument.number} moves the currency and leaves the amount as it was"
        yield Remark(place, message, "Move the amount and the rates as well.", level)


def _all(terms: Terms) -> Iterator[Disagreement]:
    yield from disagreements(terms)
    yield from loose_ends(terms)
