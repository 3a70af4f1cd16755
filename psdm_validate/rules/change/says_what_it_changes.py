"""A paper says exactly what it changes from what, and a wish beyond the contract names its paper.

What a paper moves *from* is what was in force on the day it was executed. Two papers drafted from the same day,
or merged in the wrong order, contradict each other there, and nowhere else would anybody notice. Tasks, iterations
and their sessions, on the other side, may reach beyond the contract only while they wait for a named paper that would
cover them, or by leave of work at risk. So may pilots, waves, expected sign-offs and training, which have no place to
name a paper and wait for any that would cover them. A soft booking may also be listed as upside. Once the work is
called off, nothing is planned beyond that day.

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

```yaml good plan.yaml
tasks: []
pilots:
  - {id: first-team, name: One team moves its repositories, start: 2026-07-13, end: 2026-07-17, succeeded: 2026-07-17}
waves:
  - {id: wave-1, name: Forty repositories of finance, start: 2026-11-30, end: 2027-01-08}
```

```yaml bad plan.yaml
tasks: []
pilots:
  - {id: first-team, name: One team moves its repositories, start: 2026-07-13, end: 2026-07-17, succeeded: 2026-07-17}
waves:
  - {id: wave-1, name: Forty repositories of finance, start: 2026-11-30, end: 2027-01-09}  # CHG024
```

```yaml good bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2027-01-04, until: 2027-01-15, hours_a_week: 24}
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 84}
upside:
  - {id: alex-in-january, because: soft-booking, booking: B-003, month: 2027-01, hours: 24, why: The freeze may last}
```

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: alex-reyes, kind: soft, from: 2027-01-04, until: 2027-01-15, hours_a_week: 24}  # CHG024
forecast:
  - {month: 2026-10, frozen: 2026-10-01, hours: 126}
  - {month: 2026-11, hours: 114}
  - {month: 2026-12, hours: 84}
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

from psdm_validate.contract.anew import drafted_anew
from psdm_validate.contract.course import course_of
from psdm_validate.contract.in_force import Contract, Mismatch, Step, with_paper
from psdm_validate.contract.intents import intents
from psdm_validate.contract.leave import risks_of
from psdm_validate.contract.stale import ENTRY, drafted_from_before
from psdm_validate.contract.standing import Standing, standing
from psdm_validate.contract.wording import field_words, value_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.sow import Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.beyond_the_contract import outside


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
        yield from _outdated(paper, engagement, contract, policy.edition)
    for earlier, later in combinations(contract.steps, 2):
        yield from _same_day(earlier, later)
    current = (paper for paper in contract.pending if not drafted_from_before(paper, contract))
    for step in (*contract.steps, *(with_paper(contract, paper).steps[-1] for paper in current)):
        if not step.moved and step.instrument.changes.termination is None:
            yield _idle(step.instrument)
    course, risks = course_of(engagement, as_of), risks_of(engagement)
    for intent in intents(engagement):
        if standing(intent, course, risks) is Standing.OUTSIDE:
            yield from outside(intent, course, engagement, policy)


def _stale(step: Step, mismatch: Mismatch) -> Remark:
    paper, what = step.instrument.number, field_words(mismatch.field)
    if len(mismatch.field) == ENTRY:
        return _not_there(paper, mismatch)
    return Remark(
        mismatch.place,
        f"{paper} moves {what} from {value_words(mismatch.stated, mismatch.field)}, but "
        f"{value_words(mismatch.in_force, mismatch.field)} was in "
        f"force when it was executed on {step.instrument.executed_on}",
        "Correct a slip of the pen; if the paper itself was drafted from an older state, agree a new one.",
    )


def _not_there(paper: str, mismatch: Mismatch) -> Remark:
    has = "already has" if mismatch.stated is None else "does not have"
    message = f"{paper} speaks of {field_words(mismatch.field)}, which the contract it builds on {has}"
    return Remark(mismatch.place, message, "Correct the id, or what the paper does to it.")


def _too_early(paper: Amendment, sow: Sow) -> Iterator[Remark]:
    signed, executed = sow.executed_on, paper.executed_on
    if signed is None or (executed is not None and executed < signed):
        when = "while the SOW is not signed" if signed is None else f"before the SOW was signed on {signed}"
        message = f"{paper.number} was executed on {executed}, {when}, so there was no contract to change"
        yield Remark(
            paper.at("number"), message, "Correct the days, or put the change into the SOW before it is signed."
        )


def _both_ways(paper: Amendment) -> Iterator[Remark]:
    if paper.executed_on and not paper.void:
        end = "rejected" if paper.rejected else "withdrawn"
        message = (
            f"{paper.number} was executed on {paper.executed_on} and is {end} as well; it is taken to move nothing"
        )
        yield Remark(paper.key(end), message, "Take out whichever of the two is not true.")


def _outdated(paper: Amendment, engagement: Engagement, contract: Contract, edition: str) -> Iterator[Remark]:
    """Where a pending paper was drafted from another state."""
    for mismatch in drafted_from_before(paper, contract):
        what, has = field_words(mismatch.field), "has already" if mismatch.stated is None else "does not have"
        yield Remark(
            mismatch.place,
            f"{paper.number} speaks of {what}, which the contract in force {has}"
            if len(mismatch.field) == ENTRY
            else f"{paper.number} is drafted from {value_words(mismatch.stated, mismatch.field)} as {what}, but "
            f"{value_words(mismatch.in_force, mismatch.field)} is in force",
            f"It is out of date; {drafted_anew(paper, engagement, contract, edition)}",
            Level.WARNING,
        )


def _idle(paper: Amendment) -> Remark:
    step = "Say what it moves, or withdraw it."
    return Remark(paper.at("changes"), f"{paper.number} moves nothing", step, Level.WARNING)


def _same_day(earlier: Step, later: Step) -> Iterator[Remark]:
    if earlier.instrument.executed_on != later.instrument.executed_on:
        return
    both = {moved.field for moved in earlier.moved} & {moved.field for moved in later.moved}
    for field in sorted(both, key=str):
        yield Remark(
            later.instrument.key("changes", str(field[0])),
            f"{earlier.instrument.number} and {later.instrument.number} both move {field_words(field)} and were "
            f"executed on the same day, {later.instrument.executed_on}, so their order is unknown",
            "Settle with the customer which of the two holds; agree what the other wanted anew, on another day.",
        )
