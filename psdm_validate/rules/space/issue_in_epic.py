"""Every task belongs to an activity, and so its issue to an epic.

Progress is added up from issues to epics and from epics to activities of the SOW. An issue that hangs under no
epic is work that nobody can bill to anything, and that no report shows.

```yaml bad plan.yaml
tasks:
  - {id: T-001, name: Move the first wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31, weight: 5}  # SPC009
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SPC009",
    "every issue belongs to an epic",
    editions=("2020", "2024"),
    source="002: Project Management Mapping; 003: Tracking activities",
)
def issue_in_epic(engagement: Engagement) -> Remarks:
    plan = engagement.plan
    for task in plan.tasks if plan else ():
        if task.activity is None:
            yield Remark(
                task.at("activity"),
                f"{task.id} ({task.name}) belongs to no activity, so its issue hangs under no epic",
                "Add activity with the one whose epic holds the issue.",
            )
