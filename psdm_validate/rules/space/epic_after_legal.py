"""The customer epic is made once Legal has approved, not before.

The epic holds the contract and sets scheduling in motion. One that is made earlier shows people a contract whose
wording may still change.

```yaml good engagement.yaml
customer_epic:
  created: 2026-06-12
```

```yaml bad engagement.yaml
customer_epic:
  created: 2026-06-11  # SPC013
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SPC013",
    "the customer epic follows Legal's approval",
    editions=("2024",),
    source="001: Project Initiate & Plan 1",
)
def epic_after_legal(engagement: Engagement) -> Remarks:
    epic, stamp = engagement.record.customer_epic, engagement.sow.legal_stamp
    if epic is None or epic.created is None or engagement.adopted_after(epic.created):
        return
    if stamp is None or epic.created < stamp:
        when = f"Legal stamped the SOW only on {stamp}" if stamp else "no stamp of Legal is recorded"
        yield Remark(
            epic.at("created"),
            f"the customer epic was created on {epic.created}, but {when}",
            "Correct the day that is wrong, or add legal_stamp; an epic made too early is raised with PS Operations.",
        )
