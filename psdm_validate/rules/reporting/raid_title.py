"""The RAID log is titled so that everybody finds it.

The project space makes the log from a template, and its first step is to name it after the customer and the
SOW or purchase order. Leadership and the reports look it up by exactly that title.

```yaml bad raid.yaml
title: RAID Harbor Line  # RPT007
```

```yaml bad raid.yaml
title:  # RPT007
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.raid import Raid
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT007",
    "the RAID log is titled RAID - customer - SOW or PO number",
    editions=("2024",),
    source="001: Deliver, Train, and Monitor 1, Tracking Risk",
)
def raid_title(raid: Raid, engagement: Engagement) -> Remarks:
    wanted = f"RAID - {engagement.customer.name} - {engagement.sow.number}"
    if raid.name != wanted:
        said = f'is titled "{raid.name}"' if raid.name else "has no title"
        yield Remark(raid.at("title"), f'the RAID log {said}; it should be "{wanted}"', f"Write title: {wanted}")
