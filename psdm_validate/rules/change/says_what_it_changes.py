"""A paper says exactly what it changes from what, and a wish beyond the contract names its paper.

What a paper moves *from* is what was in force on the day it was executed. Two papers drafted from the same day,
or merged in the wrong order, contradict each other there, and nowhere else would anybody notice. The plan, on
the other side, may reach beyond the contract only while it waits for a named paper that would cover it.

```yaml good plan.yaml
tasks:
  - {id: T-002, activity: migration, name: Last wave, start: 2026-11-30, end: 2027-02-12, awaits: CO-001}
```
```yaml and change-orders/co-001.yaml
number: CO-001
title: Five weeks more
why: The customer's freeze lasts longer.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-02-12}
```

```yaml bad plan.yaml
tasks:
  - {id: T-002, activity: migration, name: Last wave, start: 2026-11-30, end: 2027-02-12}  # CHG024
```

```yaml bad confirmations/wc-001.yaml
changes:
  end: {from: 2026-12-11, to: 2027-01-08}  # CHG024
```

```yaml bad confirmations/wc-001.yaml
changes:  # CHG024
  end:
```
```yaml and plan.yaml
tasks: []
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from psdm_validate.contract.in_force import Contract, Mismatch, Step, with_paper
from psdm_validate.contract.intents import Intent, Standing, intents, standing, trespasses
from psdm_validate.contract.papers import next_number
from psdm_validate.contract.wording import field_words, value_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Instrument
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG024",
    "an instrument says exactly what it changes from what",
    editions=("2022", "2024"),
    source="derived from 001: Iterate and Validate",
)
def says_what_it_changes(engagement: Engagement, contract: Contract) -> Remarks:
    for step in contract.steps:
        yield from (_stale(step, mismatch) for mismatch in step.mismatches)
    for earlier, later in combinations(contract.steps, 2):
        yield from _same_day(earlier, later)
    for paper in engagement.instruments:
        if not with_paper(contract, paper).steps[-1].moved and paper.changes == type(paper.changes)():
            yield Remark(
                paper.at("changes"),
                f"{paper.paper} moves nothing",
                "Say what it moves, or withdraw it.",
                Level.WARNING,
            )
    for intent in intents(engagement):
        if standing(intent, contract) is Standing.OUTSIDE:
            yield from _outside(intent, contract, engagement.instruments)


def _stale(step: Step, mismatch: Mismatch) -> Remark:
    paper, what = step.instrument.paper, field_words(mismatch.field)
    return Remark(
        mismatch.place,
        f"{paper} moves {what} from {value_words(mismatch.stated, mismatch.field)}, but "
        f"{value_words(mismatch.in_force, mismatch.field)} was in "
        f"force when it was executed on {step.instrument.executed_on}",
        "Correct a slip of the pen; if the paper itself was drafted from an older state, agree a new one.",
    )


def _same_day(earlier: Step, later: Step) -> Iterator[Remark]:
    if earlier.instrument.executed_on != later.instrument.executed_on:
        return
    both = {moved.field for moved in earlier.moved} & {moved.field for moved in later.moved}
    for field in sorted(both, key=str):
        yield Remark(
            later.instrument.key("changes", str(field[0])),
            f"{earlier.instrument.paper} and {later.instrument.paper} both move {field_words(field)} and were "
            f"executed on the same day, {later.instrument.executed_on}, so their order is unknown",
            "Settle with the customer which of the two holds, and withdraw the other.",
        )


def _outside(intent: Intent, contract: Contract, papers: tuple[Instrument, ...]) -> Iterator[Remark]:
    awaited = next((paper for paper in contract.pending if paper.paper == intent.awaits), None)
    judged = with_paper(contract, awaited) if awaited else contract
    confirmation, order = next_number(papers, "WC"), next_number(papers, "CO")
    step = (
        f"Move it inside the contract, or draft the paper that covers it and name it here: awaits: {order}. "
        f"Less than two months of time need a written confirmation ({confirmation}) in the 2024 edition, "
        "money or more time a change order."
    )
    for trespass in trespasses(intent, judged):
        waits = f", even once {intent.awaits} is executed" if awaited else ""
        yield Remark(trespass.place, f"{trespass.message}{waits}", step)
