"""Every task names the one person who sees to it.

Work that belongs to everybody is done by nobody, and the project manager cannot ask. The owner need not do all
of it; the owner is who answers for it, and who moves its issue along the board.

```yaml bad plan.yaml
tasks:
  - {id: T-001, activity: migration, name: Move the first wave, start: 2026-07-20, end: 2026-07-31, weight: 5}  # SPC010
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SPC010",
    "every work item has one DRI",
    level=Level.WARNING,
    editions=("2024",),
    source="002: Who Updates What?",
)
def one_owner(engagement: Engagement) -> Remarks:
    plan = engagement.plan
    for task in plan.tasks if plan else ():
        if task.owner is None:
            yield Remark(
                task.at("owner"),
                f"{task.id} ({task.name}) has nobody who answers for it",
                "Agree on one person, then add owner and assign the issue.",
            )
