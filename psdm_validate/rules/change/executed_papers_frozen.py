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

from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.frozen import bound
from psdm_validate.model.instrument import Instrument, Leave
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.unless_corrected import unless_corrected

BLOCKS = ("changes", "allows")
ENDS = ("rejected", "withdrawn")
"""How a paper ends that was never executed."""
KEPT = ("number", "requested", "approvals", "signed", "confirmed", "approved", "void", "corrections", *ENDS)
"""Dated facts; they only ever accrue."""


@rule(
    "CHG026",
    "executed instruments are frozen",
    editions=("2022", "2024"),
    source="derived: what was signed or confirmed stays what it was",
)
def executed_papers_frozen(comparison: Comparison) -> Remarks:
    for paper, changes in comparison.moved(Instrument):
        for change in changes if bound(paper) else ():
            yield from _judged(paper, change, comparison)


def _judged(paper: Instrument, change: Change, comparison: Comparison) -> Remarks:
    if not change.field:
        if comparison.lasts(paper.place.file):
            yield _found(paper, change, "its record is deleted or moved away")
    elif change.field[0] in BLOCKS:
        yield from unless_corrected(paper, change, comparison, _found(paper, change, change_words(change)))
    elif change.field[0] in KEPT and not change.accrues:
        yield _found(paper, change, change_words(change))
    elif change.field[0] in ENDS and paper.executed_on:
        yield _found(paper, change, f"it is {change.field[0]} after its execution on {paper.executed_on}")
    elif _backdates(paper, change):
        yield _found(paper, change, f"it would no longer count from {paper.executed_on}, but from an earlier day")


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


def _found(paper: Instrument, change: Change, words: str) -> Remark:
    return Remark(
        change.place,
        f"{paper.paper} is no longer a draft, and {words}",
        "Put back what the target has, and draft a new paper for what is to move now. Where this one should never have "
        "been recorded, add void; where it differs from the signed paper, add corrections.",
        was=change.base,
    )
