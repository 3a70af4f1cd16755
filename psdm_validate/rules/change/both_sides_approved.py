"""A description of work carries the approval of both sides' experts.

It needs no signature because it moves neither money nor time. In exchange those approve it who can tell what the
words mean: on our side a technical architect or a director, on the customer's side the technical stakeholder or a
director. A screenshot of the approval on the customer epic proves it.

```yaml good descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
approved:
  us: {by: tomas-ferro, on: 2026-10-13}
  customer: {by: owen-quay, on: 2026-10-14}
  evidence: {file: evidence/dow-001.eml, sha256: a0855db9847208669d7fe25a579e7461d7a2e53b5e031ee04de7fe72801dc581}
```

```yaml bad descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
approved:  # CHG014: there is no evidence
  us:
    by: alex-reyes  # CHG014
    on: 2026-10-13
  customer: {by: owen-quay, on: 2026-10-14}
```
"""

from __future__ import annotations

from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG014",
    "a description of work carries both sides' approval",
    editions=("2024",),
    source="001: Consulting Blocks and Dedicated Engineer 1, 5",
)
def both_sides_approved(paper: DescriptionOfWork, engagement: Engagement, policy: Policy) -> Remarks:
    our_roles = policy.roles["description_approved_by_us"]
    their_roles = policy.roles["description_approved_by_the_customer"]
    approved = paper.approved
    ours, theirs = approved.us, approved.customer
    if ours and not engagement.organization.held_any(ours.by, our_roles, ours.on):
        yield Remark(
            ours.at("by"),
            f"{ours.by}, who approved {paper.number} for us, was neither technical architect nor director on {ours.on}",
            "Ask a technical architect or a director, or correct the days of the role in organization.yaml.",
        )
    contact = engagement.customer.contact(theirs.by) if theirs else None
    if theirs and not (contact and any(contact.held(role, theirs.on) for role in their_roles)):
        yield Remark(
            theirs.at("by"),
            f"{theirs.by}, who approved {paper.number} for the customer, was neither its technical stakeholder "
            f"nor a director on {theirs.on}",
            "Ask one of them, or correct the contact's roles in customer.yaml.",
        )
    if theirs and ours is None:
        yield Remark(
            approved.at("us"),
            f"the customer has approved {paper.number}, and our own approval is missing",
            "Ask a technical architect or a director, then add approved.us.",
        )
    if theirs and ours and approved.evidence is None:
        yield Remark(
            approved.at("evidence"),
            f"both sides have approved {paper.number}, but nothing proves it",
            "Attach a screenshot to the customer epic, and add it as approved.evidence.",
        )
