"""What both sides have signed is never edited.

The terms of a signed SOW are what the customer holds in hands as well; a line that is changed here changes nothing
there. So terms move by a paper, and the contract in force is read from both. Only where the record differs from the
signed paper is a value of it mended, by a correction that names the paper as it lies in evidence/ and somebody of
leadership, Finance, Legal or Revenue who has compared the two since it was signed and does not manage the project.
Signatures and approvals stay for the same reason, and so does the file.

```yaml head sow.yaml
title: Move all repositories to one platform
legal_stamp: 2026-06-13
```

```yaml head sow.yaml
terms:
  agreement: msa
corrections:
  - field: terms.agreement
    was: standard
    why: Typed from the draft
    evidence: {file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}
    approved: {by: robin-vale, on: 2026-07-01}
```

```yaml head sow.yaml
terms:
  agreement: msa  # CHG025
```

```yaml head sow.yaml
terms:
  agreement: msa
corrections:
  - field: terms.agreement
    was: standard
    why: Typed from the draft
    evidence: {file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}
    approved: {by: sam-osei, on: 2026-07-01}  # CHG025: he manages the project
```

```yaml head sow.yaml
terms:
  agreement: msa
corrections:
  - field: terms.agreement
    was: standard
    why: Typed from the draft
    evidence: {file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}
    approved: {by: robin-vale, on: 2026-06-21}  # CHG025: it was signed on the next day
```

```yaml head sow.yaml
signed:
  customer: {by: mira-stone, on: 2026-06-18}  # CHG025
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.frozen import bound
from psdm_validate.contract.paper_instead import paper_instead
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.sow import Sow
from psdm_validate.policy.policies import Policies
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.unless_corrected import unless_corrected

KEPT = ("number", "signed", "approvals", "corrections")
"""Fields beside the terms that only ever gain something."""


@rule(
    "CHG025",
    "signed terms are never edited",
    editions=("2022", "2024"),
    source="derived: change orders modify the SOW",
)
def signed_terms_frozen(comparison: Comparison, policies: Policies, day: date) -> Remarks:
    engagements = {before.folder: before for before, _ in comparison.engagements()}
    for sow, changes in comparison.moved(Sow):
        for change in changes if bound(sow) else ():
            if not change.field:
                yield from _gone(sow, change, comparison)
            elif change.field[0] == "terms":
                before, after = engagements[engagement_folder(sow.place.file) or ""], comparison.after(sow)
                edition = policies.edition_of(comparison.now(sow.place.file))
                paper = paper_instead(before, after, change.field[1:], edition, day) if after and edition else None
                yield from unless_corrected(sow, change, comparison, _moved(sow, change, paper))
            elif change.field[0] in KEPT and not change.accrues:
                yield Remark(
                    change.place,
                    f"{sow.number} is signed, and {change_words(change)}",
                    "Put back what the target has.",
                    was=change.base,
                )


def _gone(sow: Sow, change: Change, comparison: Comparison) -> Remarks:
    if comparison.lasts(sow.place.file):
        yield Remark(
            change.place,
            f"{sow.number} is signed, and its record is deleted or moved away",
            "Put it back where the target has it.",
            was=change.base,
        )


def _moved(sow: Sow, change: Change, paper: str | None) -> Remark:
    draft = f"draft the paper that moves it{f': {paper}' if paper else ''}"
    return Remark(
        change.place,
        f"{sow.number} is signed, and {change_words(change)}",
        f"Where the record differs from the signed paper, add an entry of corrections with field: {change.name}, was, "
        f"why, evidence and approved. Otherwise put it back, and {draft}",
        was=change.base,
    )
