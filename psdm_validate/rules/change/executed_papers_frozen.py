"""What a paper says is frozen once somebody has put a name to it.

A paper is signed, confirmed or approved for exactly what it says, and the contract in force is made of such papers.
So neither what it moves or allows nor who did what on which day is edited afterwards, and its number is not used for
another paper. Days to come are added as they come. A paper that should never have been recorded is declared void; a
slip of the record is mended by a correction.

```yaml head confirmations/wc-001.yaml
title: Three weeks more for the fourth wave
```

```yaml base change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
```

```yaml head change-orders/co-001.yaml
title: Three weeks more
changes:
  end: {to: 2027-01-29}
```

```yaml head confirmations/wc-001.yaml
changes:
  end:
    to: 2027-01-15  # CHG026
```

```yaml head confirmations/wc-001.yaml
confirmed:
  on: 2026-10-08  # CHG026
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.anew import drafted_anew
from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.frozen import bound
from psdm_validate.contract.in_force import contract_in_force
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.instrument import Amendment, Instrument, Leave
from psdm_validate.model.layout import engagement_folder
from psdm_validate.policy.policies import Policies
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.unless_corrected import unless_corrected

BLOCKS = ("changes", "allows")
ENDS = ("rejected", "withdrawn")
"""How a paper ends that was never executed."""
KEPT = ("number", "requested", "approvals", "signed", "confirmed", "approved", "void", "corrections", *ENDS)
"""Dated facts; they only ever accrue."""


@rule(
    "CHG026",
    "signed, approved or confirmed papers are frozen",
    editions=("2022", "2024"),
    source="derived: what was signed or confirmed stays what it was",
)
def executed_papers_frozen(comparison: Comparison, policies: Policies, day: date) -> Remarks:
    for paper, changes in comparison.moved(Instrument):
        for change in changes if bound(paper) else ():
            yield from _judged(paper, change, comparison, _way_out(paper, comparison, policies, day))


def _judged(paper: Instrument, change: Change, comparison: Comparison, step: str) -> Remarks:
    def found(words: str) -> Remark:
        state = "is no longer a draft" if _settled(paper) else "waits for the other side"
        return Remark(change.place, f"{paper.number} {state}, and {words}", step, was=change.base)

    if not change.field:
        if comparison.lasts(paper.place.file):
            yield found("its record is deleted or moved away")
    elif change.field[0] in BLOCKS:
        yield from unless_corrected(paper, change, comparison, found(change_words(change)))
    elif change.field[0] in KEPT and not change.accrues:
        yield found(change_words(change))
    elif change.field[0] in ENDS and paper.executed_on:
        yield found(f"it is {change.field[0]} after its execution on {paper.executed_on}")
    elif _backdates(paper, change):
        yield found(f"it would no longer count from {paper.executed_on}, but from an earlier day")


def _settled(paper: Instrument) -> bool:
    """Whether it was executed or has ended; else one side has put its name to it."""
    return any((paper.executed_on, paper.rejected, paper.withdrawn, paper.void))


def _backdates(paper: Instrument, change: Change) -> bool:
    """Whether a new approval makes a leave count from before the day on which it was given."""
    approval = change.after if change.field[0] == "approvals" and change.accrues else None
    return (
        isinstance(paper, Leave)
        and paper.executed_on is not None
        and isinstance(approval, dict)
        and approval.get("role") == "ps-leadership"
        and str(approval.get("on")) < paper.executed_on.isoformat()
    )


def _way_out(paper: Instrument, comparison: Comparison, policies: Policies, day: date) -> str:
    if not isinstance(paper, Amendment) or _settled(paper):
        return (
            "Put back what the target has, and draft a new paper for what is to move now. Where this one should never "
            "have been recorded, add void; where it differs from the signed paper, add an entry of corrections with "
            "field, was, why, evidence and approved."
        )
    anew = _anew(paper, comparison, policies, day)
    return f"Put back what the target has{f'; where that is not what is wanted any more, {anew}' if anew else '.'}"


def _anew(paper: Amendment, comparison: Comparison, policies: Policies, day: date) -> str | None:
    """How to draft anew what a pending paper says after the merge; None where that cannot be told."""
    folder = engagement_folder(comparison.now(paper.place.file)) or ""
    try:
        engagement = next(each for _, each in comparison.engagements() if each.folder == folder)
        contract, edition = contract_in_force(engagement.sow, engagement.amendments, day), policies.of(folder).edition
    except (StopIteration, NotJudged):
        return None
    return drafted_anew(comparison.after(paper) or paper, engagement, contract, edition)
