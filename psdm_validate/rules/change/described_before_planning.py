"""A consulting block is described before the customer success planning.

A block is sold as hours without content. The engagement manager writes down what is done with them and attaches
it to the customer epic, so that the planning call can speak of work and not of hours. Where no planning call is
recorded, the description is due by the kickoff.

```yaml good engagement.yaml
kind: consulting-block
steps: {success_planning: 2026-07-02}
```
```yaml and descriptions-of-work/dow-001.yaml
number: DOW-001
title: Pipelines first
why: The block was sold without content.
requested: {by: noor-haddad, on: 2026-06-30}
attached: 2026-07-02
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Pipelines of four teams}}
```

```yaml bad engagement.yaml
kind: consulting-block
steps:
  success_planning: 2026-07-02  # CHG013
```

```yaml bad engagement.yaml
kind: consulting-block
steps: {success_planning: 2026-07-02}
```
```yaml and descriptions-of-work/dow-001.yaml
number: DOW-001
title: Pipelines first
why: The block was sold without content.
requested:
  by: sam-osei  # CHG013
  on: 2026-06-30
attached: 2026-07-03  # CHG013
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Pipelines of four teams}}
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.wording import role_words
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG013",
    "a consulting block has its description of work before customer success planning",
    editions=("2024",),
    source="001: Consulting Blocks and Dedicated Engineer 2",
)
def described_before_planning(engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    record = engagement.record
    due = record.steps.success_planning or engagement.session("kickoff")
    called_off = engagement.called_off or engagement.adopted_after(due)
    if record.kind != "consulting-block" or due is None or due > as_of or called_off:
        return
    papers = [paper for paper in engagement.amendments if isinstance(paper, DescriptionOfWork)]
    living = [paper for paper in papers if not (paper.rejected or paper.withdrawn or paper.void)]
    if not living:
        yield Remark(
            record.at("steps", "success_planning"),
            f"the consulting block has no description of work; it was due by {due}",
            "Ask the engagement manager for it, then add descriptions-of-work/dow-001.yaml.",
        )
        return
    faults = [list(_faults(paper, engagement, policy, due)) for paper in living]
    # Descriptions that are added later need not fit: one that was there in time serves for the block.
    yield from min(faults, key=len)


def _faults(paper: DescriptionOfWork, engagement: Engagement, policy: Policy, due: date) -> Remarks:
    requested, roles = paper.requested, policy.roles["description_raised_by"]
    if not engagement.organization.held_any(requested.by, roles, requested.on):
        yield Remark(
            requested.at("by"),
            f"{paper.number} was raised by {requested.by}, who was no {role_words(roles)} on {requested.on}",
            "Let the engagement manager raise it, or correct the name or the day.",
        )
    if paper.attached is None or paper.attached > due:
        when = f"was attached on {paper.attached}" if paper.attached else "is not attached"
        yield Remark(
            paper.at("attached"),
            f"{paper.number} {when}; it was due on the customer epic by {due}, when the block is planned",
            "Attach it to the customer epic and record the day; accept a late one in waivers.yaml under late.",
        )
