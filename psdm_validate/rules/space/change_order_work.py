"""Work that a change order adds stays in the project of its SOW.

A change order changes an engagement; it does not start another. Its tasks stand on the board of the SOW beside
the rest, where both sides look for them. Tasks whose issue is not linked yet are not judged.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Training for the new teams
why: Two teams join later than planned.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities: {add: [{id: training, name: Training of two teams}]}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
```
```yaml and plan.yaml
tasks:
  - id: T-003
    activity: training
    name: Train the first team
    owner: alex-reyes
    start: 2026-11-02
    end: 2026-11-06
    weight: 3
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/31
    awaits: CO-001
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: Training for the new teams
why: Two teams join later than planned.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities: {add: [{id: training, name: Training of two teams}]}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
```
```yaml and plan.yaml
tasks:
  - id: T-003
    activity: training
    name: Train the first team
    owner: alex-reyes
    start: 2026-11-02
    end: 2026-11-06
    weight: 3
    issue: https://forge.example.com/ps/harbor-line/training/-/issues/1  # SPC008
    awaits: CO-001
```
"""

from __future__ import annotations

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.space.addresses import lies_in


@rule(
    "SPC008",
    "change-order work stays in the project of its SOW",
    editions=("2024",),
    source="002: Project Management Mapping",
)
def change_order_work(engagement: Engagement) -> Remarks:
    record, plan = engagement.record, engagement.plan
    project = record.links.project
    if plan is None or project is None:
        return
    projects = [project, *(workstream.project for workstream in record.workstreams)]
    added = _added_by(engagement)
    for task in plan.tasks:
        if task.activity in added and task.issue and not any(lies_in(task.issue, home) for home in projects):
            yield Remark(
                task.at("issue"),
                f"{task.id} is work that {added[task.activity]} adds, but its issue lies outside {project}",
                "Move the issue into the project of the SOW, then correct the link.",
            )


def _added_by(engagement: Engagement) -> dict[str, str]:
    """The activities that change orders add, executed or not, each with the number of its change order."""
    return {
        activity.id: order.number
        for order in engagement.amendments
        if isinstance(order, ChangeOrder) and order.changes.activities
        for activity in order.changes.activities.add
    }
