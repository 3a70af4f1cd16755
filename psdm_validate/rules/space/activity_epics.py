"""Every activity of the contract has an epic.

The epic is where both sides see the work of an activity and what is left of it. An activity without one is
worked on out of sight. Activities that a change order or description of work has added count from the day that
paper is executed.

```yaml bad engagement.yaml
epics:  # SPC003
  - activity: migration
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD Workflow::In Progress", SOW-2206]
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SPC003",
    "every SOW activity has an epic",
    editions=("2024",),
    source="001: Collaboration Space Guidelines; 002: Project Management Mapping",
)
def activity_epics(engagement: Engagement, contract: Contract) -> Remarks:
    if contract.proposed:
        return
    tracked = {epic.activity for epic in engagement.record.epics}
    for activity in contract.terms.activities:
        if activity.id not in tracked:
            yield Remark(
                engagement.record.at("epics"),
                f"the activity {activity.id} ({activity.name}) has no epic",
                f"Make the epic on the forge with its three labels, then add it to epics: - {{activity: {activity.id}, "
                f'link: …, labels: ["PM::…", "PSD Workflow::Not Started", {engagement.sow.number}]}}',
            )
