"""Open RAID entries are not overdue.

The day by which an entry is settled or looked at again is a promise. Once it has passed, the log no longer tells
how the engagement stands, so the entry is settled, or given a new day after somebody has looked at it.

```yaml good raid.yaml
risks:
  - id: R-001
    what: The last wave may meet the year-end freeze
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-10-20
    probability: high
    impact: medium
    response: Move it before the freeze
```

```yaml bad raid.yaml
risks:
  - id: R-001
    what: The last wave may meet the year-end freeze
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-10-19  # RPT010
    probability: high
    impact: medium
    response: Move it before the freeze
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.raid import Raid
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT010",
    "open RAID entries are not overdue",
    level=Level.WARNING,
    editions=("2024",),
    source="derived from 001: Deliver, Train, and Monitor 1, Tracking Risk",
)
def overdue(raid: Raid, engagement: Engagement, as_of: date) -> Remarks:
    for entry in raid.entries():
        if entry.due and entry.due < as_of and entry.open_on(as_of):
            days = (as_of - entry.due).days
            yield Remark(
                entry.at("due"),
                f"{entry.id} was due {entry.due}, {counted(days, 'day')} ago, and is still open",
                f"Give it a new due day once somebody has looked at it, or close it: "
                f"psdm-validate close {engagement.name} {entry.id} --outcome TEXT",
            )
