"""A paper says exactly what it changes from what, and a wish beyond the contract names its paper.

What a paper moves *from* is what was in force on the day it was executed. Two papers drafted from the same day,
or merged in the wrong order, contradict each other there, and nowhere else would anybody notice. The plan, on
the other side, may reach beyond the contract only while it waits for a named paper that would cover it, or by
leave of work at risk.

```yaml good plan.yaml
tasks:
  - {id: T-002, activity: migration, name: Last, owner: alex-reyes, start: 2026-11-30, end: 2027-02-12, awaits: CO-001}
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
  - {id: T-002, activity: migration, name: Last, owner: alex-reyes, start: 2026-11-30, end: 2027-02-12}  # CHG024
```

```yaml bad confirmations/wc-001.yaml
changes:
  end: {from: 2026-12-11, to: 2027-01-08}  # CHG024
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: Five weeks more
why: The customer's freeze lasts longer.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2026-12-18, to: 2027-02-12}  # CHG024: pending, and drafted from a day that is no longer in force
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: One week more
why: The customer's release moves by a week.
requested: {by: sam-osei, on: 2026-10-08}
changes:
  end: {from: 2027-01-08, to: 2027-01-15}  # CHG024: WC-001 moves it on the same day
confirmed:
  by: mira-stone
  on: 2026-10-09
  by_way_of: email
  attached_to: scoping-issue
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
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
from datetime import date
from itertools import combinations

from psdm_validate.contract.course import course_of
from psdm_validate.contract.in_force import Contract, Mismatch, Moved, Step, with_paper
from psdm_validate.contract.intents import Intent, Standing, intents, standing, trespasses
from psdm_validate.contract.leave import risks_of
from psdm_validate.contract.papers import next_number, paper_wanted
from psdm_validate.contract.wording import field_words, value_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.sow import Sow
from psdm_validate.model.terms import Activity
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

ENTRY = 2
"""Length of the path of a whole entry of a list: the list and the entry's id."""


@rule(
    "CHG024",
    "an instrument says exactly what it changes from what",
    editions=("2022", "2024"),
    source="derived from 001: Iterate and Validate",
)
def says_what_it_changes(engagement: Engagement, contract: Contract, policy: Policy, as_of: date) -> Remarks:
    for step in contract.steps:
        yield from (_stale(step, mismatch) for mismatch in step.mismatches)
        yield from _too_early(step.instrument, contract.sow)
    for paper in contract.ended:
        yield from _both_ways(paper)
    for paper in contract.pending:
        yield from _outdated(paper, contract)
    for earlier, later in combinations(contract.steps, 2):
        yield from _same_day(earlier, later)
    for step in (*contract.steps, *(with_paper(contract, paper).steps[-1] for paper in contract.pending)):
        if not step.moved and step.instrument.changes.termination is None:
            yield _idle(step.instrument)
    course, risks = course_of(engagement, as_of), risks_of(engagement)
    for intent in intents(engagement):
        if standing(intent, course, risks) is Standing.OUTSIDE:
            yield from _outside(intent, contract, engagement, policy)


def _stale(step: Step, mismatch: Mismatch) -> Remark:
    paper, what = step.instrument.paper, field_words(mismatch.field)
    if len(mismatch.field) == ENTRY:
        return _not_there(paper, mismatch)
    return Remark(
        mismatch.place,
        f"{paper} moves {what} from {value_words(mismatch.stated, mismatch.field)}, but "
        f"{value_words(mismatch.in_force, mismatch.field)} was in "
        f"force when it was executed on {step.instrument.executed_on}",
        "Correct a slip of the pen; if the paper itself was drafted from an older state, agree a new one.",
    )


def _not_there(paper: str, mismatch: Mismatch, level: Level = Level.ERROR) -> Remark:
    has = "already has" if mismatch.stated is None else "does not have"
    message = f"{paper} speaks of {field_words(mismatch.field)}, which the contract it builds on {has}"
    return Remark(mismatch.place, message, "Correct the id, or what the paper does to it.", level)


def _too_early(paper: Amendment, sow: Sow) -> Iterator[Remark]:
    signed, executed = sow.executed_on, paper.executed_on
    if signed is None or (executed is not None and executed < signed):
        when = "while the SOW is not signed" if signed is None else f"before the SOW was signed on {signed}"
        message = f"{paper.paper} was executed on {executed}, {when}, so there was no contract to change"
        yield Remark(
            paper.at("number"), message, "Correct the days, or put the change into the SOW before it is signed."
        )


def _both_ways(paper: Amendment) -> Iterator[Remark]:
    if paper.executed_on and not paper.void:
        end = "rejected" if paper.rejected else "withdrawn"
        message = f"{paper.paper} was executed on {paper.executed_on} and is {end} as well; it is taken to move nothing"
        yield Remark(paper.key(end), message, "Take out whichever of the two is not true.")


def _outdated(paper: Amendment, contract: Contract) -> Iterator[Remark]:
    """A pending paper drafted from another state; it may also be drafted on top of another pending one."""
    others = [with_paper(contract, other).steps[-1] for other in contract.pending if other is not paper]
    promised = {(moved.field, moved.after) for step in others for moved in step.moved}
    entries = {moved.field for step in others for moved in step.moved}
    for mismatch in with_paper(contract, paper).steps[-1].mismatches:
        if len(mismatch.field) == ENTRY and mismatch.field not in entries:
            yield _not_there(paper.paper, mismatch, Level.WARNING)
        elif len(mismatch.field) != ENTRY and (mismatch.field, mismatch.stated) not in promised:
            yield Remark(
                mismatch.place,
                f"{paper.paper} is drafted from {value_words(mismatch.stated, mismatch.field)} as "
                f"{field_words(mismatch.field)}, but {value_words(mismatch.in_force, mismatch.field)} is in force",
                "Draft it anew from what is in force before anybody signs it.",
                Level.WARNING,
            )


def _idle(paper: Amendment) -> Remark:
    step = "Say what it moves, or withdraw it."
    return Remark(paper.at("changes"), f"{paper.paper} moves nothing", step, Level.WARNING)


def _same_day(earlier: Step, later: Step) -> Iterator[Remark]:
    if earlier.instrument.executed_on != later.instrument.executed_on:
        return
    both = {moved.field for moved in earlier.moved} & {moved.field for moved in later.moved}
    for field in sorted(both, key=str):
        yield Remark(
            later.instrument.key("changes", str(field[0])),
            f"{earlier.instrument.paper} and {later.instrument.paper} both move {field_words(field)} and were "
            f"executed on the same day, {later.instrument.executed_on}, so their order is unknown",
            "Settle with the customer which of the two holds; agree what the other wanted anew, on another day.",
        )


def _outside(intent: Intent, contract: Contract, engagement: Engagement, policy: Policy) -> Iterator[Remark]:
    awaited = next((paper for paper in contract.pending if paper.paper == intent.awaits), None)
    gone = next((paper for paper in contract.ended if paper.paper == intent.awaits), None)
    because = f"; {gone.paper}, which it awaits, was {_end_of(gone)}" if gone else ""
    found = (
        trespasses(intent, with_paper(contract, awaited), f"the contract with {awaited.paper}")
        if awaited
        else trespasses(intent, contract)
    )
    for trespass in found:
        yield Remark(trespass.place, f"{trespass.message}{because}", _way_out(intent, contract, engagement, policy))


def _end_of(paper: Amendment) -> str:
    if paper.void:
        return "retired as wrong"
    return "rejected" if paper.rejected else "withdrawn"


def _way_out(intent: Intent, contract: Contract, engagement: Engagement, policy: Policy) -> str:
    for paper in contract.pending:
        if not any(trespasses(intent, with_paper(contract, paper))):
            return f"{paper.paper} is pending and would cover it; name it here: awaits: {paper.paper}."
    if contract.proposed:
        return "Move it inside the proposed contract, or correct `terms:` of sow.yaml before anybody signs it."
    moves = dict(_wished(intent, contract))
    block = engagement.record.kind == "consulting-block"
    wanted = paper_wanted(moves.values(), contract, policy.edition, consulting_block=block)
    number = next_number(engagement.amendments, wanted.letters)
    draft = f"psdm-validate new {wanted.model.record_kind} {engagement.name} {' '.join(moves)}"
    return (
        f"Move it inside the contract, or let it wait for {wanted.model.title.lower()} {number}, "
        f"with awaits: {number}. Draft it: {draft}"
    )


def _wished(intent: Intent, contract: Contract) -> Iterator[tuple[str, Moved]]:
    """What would have to move for the intent to lie inside the contract, with the option that drafts it."""
    if intent.start < contract.start:
        yield f"--start {intent.start}", Moved(("start",), contract.start, intent.start)
    if intent.end > contract.end:
        yield f"--end {intent.end}", Moved(("end",), contract.end, intent.end)
    if intent.activity and all(activity.id != intent.activity for activity in contract.terms.activities):
        added = Activity(id=intent.activity, name=intent.name)
        yield f'--add-activity "{intent.activity}: NAME"', Moved(("activities", intent.activity), None, added)
