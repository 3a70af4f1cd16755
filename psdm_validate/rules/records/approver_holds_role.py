"""Whoever approves, signs or confirms held that right on the day.

An approval counts because of the office of the one who gives it. So the approver is looked up in
organization.yaml with the days of the role, and whoever speaks for the customer in customer.yaml. Somebody
who left the role in December cannot approve in June.

```yaml good sow.yaml
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```

```yaml bad sow.yaml
approvals:
  - role: ps-leadership
    by: dana-frost  # REC006
    on: 2026-06-10
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```
"""

from __future__ import annotations

from psdm_validate.model.confirmation import Confirmed
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import Agreement, Approval, CustomerSignature
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "REC006",
    "approvers hold the role they approve in",
    editions=ALL,
    source="derived: an approval counts by the office of who gives it",
)
def approver_holds_role(engagement: Engagement) -> Remarks:
    for record in engagement.records():
        for part in record.parts():
            if isinstance(part, Approval):
                yield from _ours(part, engagement)
            elif isinstance(part, CustomerSignature | Confirmed | Agreement):
                yield from _theirs(part, engagement)


def _ours(approval: Approval, engagement: Engagement) -> Remarks:
    if not engagement.organization.held(approval.by, approval.role, approval.on):
        yield Remark(
            approval.at("by"),
            f"{approval.by} did not hold the role {approval.role} on {approval.on}",
            "Ask somebody who holds it, or correct the days of the role in organization.yaml.",
        )


def _theirs(word: CustomerSignature | Confirmed | Agreement, engagement: Engagement) -> Remarks:
    if not engagement.customer.speaks(word.by, word.on):
        yield Remark(
            word.at("by"),
            f"{word.by} held no role for the customer on {word.on}",
            "Correct the name or the day, or the contact's roles in customer.yaml.",
        )
