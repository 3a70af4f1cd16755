"""The senior director of professional services approved the SOW.

Once the account team has no more to say about a custom SOW, it goes to the senior director, who answers for the
whole of delivery. The approval is dated no later than the day on which the SOW left the house.

```yaml bad sow.yaml
approvals:  # SOW017
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
  - role: revenue
    by: otto-lang
    on: 2026-06-12
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.sow import Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW017",
    "the senior director of professional services approved the SOW",
    editions=("archived",),
    source="002 comments: SOW Review/Approval",
)
def senior_director_approved(sow: Sow, engagement: Engagement, policy: Policy) -> Remarks:
    out, roles = sow.went_out_on, policy.roles["sow_approved_by_the_head"]
    due = out or sow.reached("proposal::Approved")
    if sow.service != "custom" or due is None or engagement.adopted_after(due):
        return
    days = [approval.on for approval in sow.approvals if approval.role in roles]
    if not days:
        yield Remark(
            sow.at("approvals"),
            "the senior director approves a custom SOW, and no such approval is recorded",
            "Ask the senior director, then add the approval with role, by, on and fingerprint.",
        )
    elif out and min(days) > out:
        yield Remark(
            sow.at("approvals"),
            f"the senior director approved on {min(days)}, after the SOW went out on {out}",
            "Correct the day; an approval given too late is raised with PS leadership.",
        )
