"""A yellow or red report leads to the RAID log and to the internal customer epic.

Whoever reads of trouble wants to see at once what is done about it, and which change order, work at risk or work
exception belongs to it. The first stands in the RAID log, the second hangs on the customer epic. So while the
newest entry in the Top Customer Report is yellow or red, both addresses are recorded.

```yaml bad raid.yaml
issue:  # RPT002
```
```yaml and status/2026-10-15.yaml
health: yellow
path_to_green: Move the last wave before the freeze
top_customer:
  updated: 2026-10-14T07:30-04:00
  progress: Two of four waves are moved
  issue: {action: Ask for the freeze calendar, timing: By 23 October}
  assistance: none
  dri: sam-osei
  contributors: [alex-reyes]
  internal: yellow
  customer: green
```

```yaml good raid.yaml
issue:
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.reporting.troubled import troubled_entry


@rule(
    "RPT002",
    "a yellow or red report links the RAID log and the internal customer epic",
    editions=("2024",),
    source="001: Top Customer Report",
)
def trouble_is_linked(engagement: Engagement, as_of: date) -> Remarks:
    status = engagement.newest_status(as_of)
    if status is None or not troubled_entry(status):
        return
    because = f"the entry of {status.on} in the Top Customer Report is yellow or red"
    raid, record = engagement.raid, engagement.record
    if raid is None or raid.issue is None:
        yield Remark(
            raid.at("issue") if raid else engagement.at_record("raid.yaml"),
            f"{because}, but the issue of the RAID log is not recorded",
            "Add issue to raid.yaml with its address, and link it in the report.",
        )
    if record.customer_epic is None:
        yield Remark(
            record.at("customer_epic"),
            f"{because}, but the internal customer epic is not recorded",
            "Add customer_epic.link to engagement.yaml, and link the epic in the report.",
        )
