"""PS leadership approved every custom SOW before it was signed.

A custom SOW promises work that nobody has priced before. Leadership looks at each of them, and the day of the
approval shows that it happened before the customer had the paper in hand.

```yaml bad sow.yaml
approvals: []  # SOW009
```

```yaml bad sow.yaml
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-07-01  # SOW009
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```
"""

from __future__ import annotations

from psdm_validate.model.sow import Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW009",
    "PS leadership approved every custom SOW",
    editions=("2024",),
    source="004: Custom services SOW creation and approval",
)
def leadership_approved(sow: Sow, policy: Policy) -> Remarks:
    out, roles = sow.went_out_on, policy.roles["sow_approved_by"]
    if sow.service != "custom" or not (sow.reached("proposal::Approved") or out):
        return
    approvals = [approval for approval in sow.approvals if approval.role in roles]
    if not approvals:
        yield Remark(
            sow.at("approvals"),
            "a custom SOW is approved by PS leadership, and no such approval is recorded",
            "Ask PS leadership, then add the approval with role, by, on and fingerprint.",
        )
    for approval in approvals:
        if out and approval.on > out:
            yield Remark(
                approval.at("on"),
                f"PS leadership approved on {approval.on}, after the SOW went out on {out}",
                "Correct the day; an approval given too late is raised with PS leadership.",
            )
