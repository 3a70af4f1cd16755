"""The collaboration project is named after its SOW.

Customer and team find the project by the number that stands on the contract, and so does every search across
customers. Upper and lower case do not matter, because the forge writes addresses in lower case.

```yaml bad engagement.yaml
links:
  project: https://forge.example.com/ps/harbor-line/migration  # SPC002
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.space.addresses import last_part


@rule(
    "SPC002",
    "the collaboration project is named SOW-number",
    editions=("2024",),
    source="001: Collaboration Space Guidelines",
)
def project_name(engagement: Engagement) -> Remarks:
    links, number = engagement.record.links, engagement.sow.number
    if links.project and last_part(links.project) != number.lower():
        yield Remark(
            links.at("project"),
            f'the project is called "{last_part(links.project)}"; it should be {number}',
            f"Rename the project on the forge to {number}, then correct its address here.",
        )
