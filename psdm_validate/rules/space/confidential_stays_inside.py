"""What is confidential stays out of the collaboration project.

Marking an issue as internal does not hide it: everybody with developer access sees it, partners and customers
included. The handbook recommends the internal epic instead. Issues that lie elsewhere may be marked as they
like.

```yaml good plan.yaml
tasks:
  - id: T-001
    activity: management
    name: Prepare the talk about the invoice
    owner: sam-osei
    start: 2026-10-19
    end: 2026-10-23
    weight: 1
    issue: https://forge.example.com/ps/plan/-/issues/1277
    marked_internal: true
```

```yaml bad plan.yaml
tasks:
  - id: T-001
    activity: management
    name: Prepare the talk about the invoice
    owner: sam-osei
    start: 2026-10-19
    end: 2026-10-23
    weight: 1
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/44
    marked_internal: true  # SPC011
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.space.addresses import lies_in


@rule(
    "SPC011",
    "confidential content stays out of what the customer can see",
    level=Level.WARNING,
    editions=("2024",),
    source="002: NOTE under Managing a Project in GitLab",
)
def confidential_stays_inside(engagement: Engagement) -> Remarks:
    plan, record = engagement.plan, engagement.record
    projects = [workstream.project for workstream in record.workstreams]
    projects += [record.links.project] if record.links.project else []
    for task in plan.tasks if plan else ():
        # Without a link an issue is where issues of the plan are: in the collaboration project.
        seen = task.issue is None or any(lies_in(task.issue, project) for project in projects)
        if task.marked_internal and seen:
            yield Remark(
                task.at("marked_internal"),
                f"the issue of {task.id} is marked internal, but customers and partners with access see it",
                "Move what is confidential to the internal customer epic, and close the issue here.",
            )
