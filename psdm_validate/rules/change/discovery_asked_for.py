"""Approval at discovery was asked for in the intake.

Where the customer is to approve a description of work in the discovery meeting itself, the delivery team has to
bring its parts along. So the engagement manager asks for it in the intake issue, before that meeting.

```yaml good descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: noor-haddad, on: 2026-06-30}
at_discovery: true
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
```
```yaml and engagement.yaml
intake:
  discovery_approval: {by: noor-haddad, on: 2026-07-08}
```

```yaml bad descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: noor-haddad, on: 2026-06-30}
at_discovery: true  # CHG015
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
```

```yaml bad descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: noor-haddad, on: 2026-06-30}
at_discovery: true
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
```
```yaml and engagement.yaml
intake:
  discovery_approval:
    by: sam-osei  # CHG015
    on: 2026-07-09  # CHG015
```
"""

from __future__ import annotations

from psdm_validate.contract.wording import role_words
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG015",
    "approval at discovery was asked for in the intake",
    editions=("2024",),
    source="001: Consulting Blocks and Dedicated Engineer 3",
)
def discovery_asked_for(paper: DescriptionOfWork, engagement: Engagement, policy: Policy) -> Remarks:
    if not paper.at_discovery:
        return
    intake, meeting = engagement.record.intake, engagement.session("discovery")
    asked = intake.discovery_approval if intake else None
    if asked is None:
        yield Remark(
            paper.at("at_discovery"),
            f"{paper.number} is to be approved at discovery, which nobody has asked for in the intake",
            "Let the engagement manager ask in the intake issue, then add intake.discovery_approval.",
        )
        return
    roles = policy.roles["discovery_approval_asked_by"]
    if not engagement.organization.held_any(asked.by, roles, asked.on):
        yield Remark(
            asked.at("by"),
            f"{asked.by}, who asked for approval at discovery, was no {role_words(roles)} on {asked.on}",
            "Let the engagement manager ask, or correct the name or the day.",
        )
    if meeting is not None and asked.on > meeting:
        yield Remark(
            asked.at("on"),
            f"approval at discovery was asked for on {asked.on}, after the discovery meeting on {meeting}",
            "Correct the day; otherwise take out at_discovery and ask for the customer's approval in writing.",
        )
