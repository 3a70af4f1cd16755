"""An approval counts for exactly what was approved.

Whoever approves reads a text, and the fingerprint is taken of that text. When a figure of it changes later, the
approval stays behind: it was given for something else. So a fingerprint that does not fit is found, and the
finding prints the one that would. Where a slip of the record was corrected to what the signed paper says, the
approval of the text before the correction still counts.

```yaml bad sow.yaml
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:0000000000000000000000000000000000000000000000000000000000000000  # CHG029
```

```yaml good sow.yaml
terms:
  agreement: msa
corrections:
  - field: terms.agreement
    was: standard
    why: Typed from the draft
    evidence: {file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}
    approved: {by: robin-vale, on: 2026-07-01}
```

```yaml bad sow.yaml
terms:
  end: 2026-12-11
# CHG029, CHG029, CHG029: the terms have moved since they were approved
# CHG024: and WC-001 moves the end from another day
```
"""

from __future__ import annotations

from psdm_validate.contract.fingerprint import as_signed, fingerprint
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.instrument import Leave
from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.source import Document


@rule(
    "CHG029",
    "an approval is bound to what was approved",
    editions=("2022", "2024"),
    source="derived: an approval counts for the text that was read",
)
def approval_bound(paper: Sow | ChangeOrder | Leave, document: Document) -> Remarks:
    block = _block(paper)
    written = document.value[block]
    expected = fingerprint(written)
    # An approval may be older than some corrections and younger than others: undone from the newest on.
    undone = (paper.corrections[index:] for index in range(len(paper.corrections)))
    fitting = {expected, *(fingerprint(as_signed(block, written, corrections)) for corrections in undone)}
    for correction in paper.corrections:
        if not correction.field.startswith(f"{block}."):
            yield Remark(
                correction.at("field"),
                f"the correction speaks of {correction.field}, which is no field of `{block}`",
                f"Name the field as findings do: {block}.…",
            )
    for approval in paper.approvals:
        if approval.fingerprint is None:
            wrong, step = f"the approval does not say what of `{block}` was approved", "If it was this, add"
        elif approval.fingerprint not in fitting:
            wrong, step = (
                f"the approval was given for something else than what `{block}` says now",
                ("Undo the edit, the order of entries included, or ask for approval again and record it with"),
            )
        else:
            continue
        yield Remark(approval.at("fingerprint"), wrong, f"{step} fingerprint: {expected}")


def _block(paper: Sow | ChangeOrder | Leave) -> str:
    if isinstance(paper, Sow):
        return "terms"
    return "allows" if isinstance(paper, Leave) else "changes"
