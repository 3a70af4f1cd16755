"""Whoever approves, signs or confirms held that right on the day.

An approval counts because of the office of the one who gives it. So the approver is looked up in
organization.yaml with the days of that role; nobody of a partner approves for us. Whoever signs for us, or signs,
confirms, accepts or agrees for the customer, held some role there on the day. A way out such as a waiver is allowed
by a leader who does not manage the project, and somebody who left in December cannot approve or sign in June.

```yaml good sow.yaml
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```

```yaml bad waivers.yaml
late:
  - rule: RPT003  # WVR002: and there is no such breach
    file: status/2026-10-15.yaml
    why: The report lay in the drafts over night
    accepted_by: dana-frost  # REC006
    on: 2026-07-06
```

```yaml bad sow.yaml
signed:
  us: {by: dana-frost, on: 2026-06-22}  # REC006
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

from psdm_validate.contract.rights import KEEPERS, LEADERS
from psdm_validate.model.acceptance import Accepted
from psdm_validate.model.closeout import SignOff
from psdm_validate.model.confirmation import Confirmed
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import Agreement, Approval, CustomerSignature, OurSignature
from psdm_validate.model.traces import Correction, Ruling, Tombstone, Void
from psdm_validate.model.waivers import Late, Waiver
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
                yield from _approved(part, engagement)
            elif isinstance(part, OurSignature):
                yield from _signed(part, engagement)
            elif isinstance(part, Late):
                yield from _ruled(part, engagement, LEADERS)
            elif isinstance(part, Waiver | Void) and part.approved:
                yield from _ruled(part.approved, engagement, LEADERS)
            elif isinstance(part, Correction | Tombstone):
                yield from _ruled(part.approved, engagement, KEEPERS)
            elif isinstance(part, CustomerSignature | Confirmed | Agreement | Accepted | SignOff):
                yield from _theirs(part, engagement)


def _approved(approval: Approval, engagement: Engagement) -> Remarks:
    person = engagement.organization.person(approval.by)
    if person is not None and person.partner:
        yield Remark(
            approval.at("by"),
            f"{approval.by} works for our partner {person.partner}; papers are approved by our own people",
            "Ask somebody of our own who holds the role.",
        )
    elif not engagement.organization.held(approval.by, approval.role, approval.on):
        yield Remark(
            approval.at("by"),
            f"{approval.by} did not hold the role {approval.role} on {approval.on}",
            "Ask somebody who holds it, or correct the days of the role in organization.yaml.",
        )


def _signed(signature: OurSignature, engagement: Engagement) -> Remarks:
    person = engagement.organization.person(signature.by)
    if person is not None and not any(held.on(signature.on) for held in person.roles):
        yield Remark(
            signature.at("by"),
            f"{signature.by} held no role here on {signature.on}",
            "Correct the name or the day, or the days of the roles in organization.yaml.",
        )


def _ruled(ruling: Ruling | Late, engagement: Engagement, rights: frozenset[str]) -> Remarks:
    name, field = (ruling.accepted_by, "accepted_by") if isinstance(ruling, Late) else (ruling.by, "by")
    person = engagement.organization.person(name)
    held = {role.role for role in person.roles if role.on(ruling.on)} if person else set()
    if person is not None and (not held & rights or person.partner):
        wanted = " or ".join(sorted(rights))
        yield Remark(
            ruling.at(field),
            f"{name} held {', '.join(sorted(held)) or 'no role'} on {ruling.on}; a way out is allowed by {wanted}",
            "Ask somebody who holds it, or correct the days of the role in organization.yaml.",
        )
    elif name in engagement.record.held("project-manager", ruling.on):
        yield Remark(
            ruling.at(field),
            f"{name} managed the project on {ruling.on}, and nobody allows a way out to themselves",
            "Ask somebody else who holds the right.",
        )


def _theirs(word: CustomerSignature | Confirmed | Agreement | Accepted | SignOff, engagement: Engagement) -> Remarks:
    if not engagement.customer.speaks(word.by, word.on):
        yield Remark(
            word.at("by"),
            f"{word.by} held no role for the customer on {word.on}",
            "Correct the name or the day, or the contact's roles in customer.yaml.",
        )
