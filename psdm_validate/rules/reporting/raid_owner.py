"""The project manager owns the RAID log.

Everybody writes into the log, and one person keeps it: creates it, asks after entries, and reports from it. When
the engagement passes to another project manager, the log passes along. Where nobody manages the project on the
day, nothing is asked.

```yaml bad raid.yaml
owner: alex-reyes  # RPT015
```

```yaml bad raid.yaml
owner:  # RPT015
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT015",
    "the project manager owns the RAID log",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Deliver, Train, and Monitor 1, Tracking Risk",
)
def raid_owner(engagement: Engagement, as_of: date) -> Remarks:
    raid, record = engagement.raid, engagement.record
    managers = (*record.held("project-manager", as_of), *record.held("program-manager", as_of))
    if raid is not None and managers and raid.owner not in managers:
        said = f"is kept by {raid.owner}" if raid.owner else "has no owner"
        yield Remark(
            raid.at("owner"),
            f"the RAID log {said}; on {as_of} the project is managed by {' and '.join(managers)}",
            f"Write owner: {managers[0]}, or correct the team in engagement.yaml.",
        )
