"""PS leadership, Legal and Revenue approved a custom SOW before anybody signed it.

Each of the three answers for something else: that the work can be delivered, that the wording holds, that the
money can be booked as planned. A signature cannot be taken back, so their word comes first. Legal's stamp is
Legal's approval, and the senior director speaks for PS leadership too.

```yaml bad sow.yaml
approvals:  # SOW012: Revenue is missing
  - role: senior-director
    by: nadia-brook
    on: 2026-06-09
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.sow import Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

APPROVERS = {
    "PS leadership": "signature_after_leadership",
    "Legal": "signature_after_legal",
    "Revenue": "signature_after_revenue",
}
"""Whose approval is wanted, each with the policy's name for the roles that stand for it."""


@rule(
    "SOW012",
    "signature follows the approval of PS leadership, Legal and Revenue",
    editions=("archived",),
    source="002 comments: Customer Signature",
)
def approved_before_signature(sow: Sow, engagement: Engagement, policy: Policy) -> Remarks:
    signatures = [signature.on for signature in (sow.signed.customer, sow.signed.us) if signature]
    first = min(signatures, default=None)
    if first is None or sow.service != "custom" or engagement.adopted_after(first):
        return
    for name, group in APPROVERS.items():
        approved = _approved_on(sow, policy.roles[group])
        if approved is None or approved > first:
            said = f"approved on {approved}, after the SOW" if approved else "has not approved the SOW, which"
            yield Remark(
                sow.at("approvals"),
                f"{name} {said} was first signed on {first}",
                "Add the approval if it was given in time; one that was not is raised with PS leadership.",
            )


def _approved_on(sow: Sow, roles: tuple[str, ...]) -> date | None:
    stamps = [sow.legal_stamp] if sow.legal_stamp and "legal" in roles else []
    return min([*stamps, *(approval.on for approval in sow.approvals if approval.role in roles)], default=None)
