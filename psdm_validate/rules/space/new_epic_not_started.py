"""A new epic starts at PSD Workflow::Not Started.

The boards count from that label on, and an epic that enters the record as in progress has a beginning that nobody
saw. An engagement that was running before it was kept here brings its epics as they stand.

```yaml base engagement.yaml
epics:
  - activity: migration
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]
```

```yaml head engagement.yaml
epics:
  - activity: migration
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]
  - activity: management
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/2
    labels: ["PM::Sam Osei", "PSD Workflow::Not Started", SOW-2206]
```

```yaml base engagement.yaml
epics:
  - activity: migration
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]
```

```yaml head engagement.yaml
epics:
  - activity: migration
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD Workflow::Done", SOW-2206]
  - activity: management
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/2
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]  # SPC005
```
"""

from __future__ import annotations

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SPC005",
    "a new epic starts at PSD Workflow::Not Started",
    editions=("2024",),
    source="001: Collaboration Space Guidelines",
)
def new_epic_not_started(comparison: Comparison, policy: Policy) -> Remarks:
    first = policy.label("epic_begins_at")
    for before, _ in comparison.moved(EngagementRecord):
        after = comparison.after(before)
        known = {epic.activity for epic in before.epics}
        for epic in after.epics if after and not after.adopted else ():
            if epic.activity not in known and first not in epic.labels:
                yield Remark(
                    epic.at("labels"),
                    f"the epic of {epic.activity} is new and does not carry the label {first}",
                    "Set it on the forge and record it so; the label moves on with the work.",
                    was=before.at("epics"),
                )
