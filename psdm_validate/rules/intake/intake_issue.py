"""From stage 5 on a scheduling intake issue is linked.

Once a sale is likely to close, PS Operations looks for people. The intake issue is where they find what the customer
wants and where the steps up to the kickoff are ticked off. Without it scheduling starts by asking around.

```yaml bad engagement.yaml
links:
  scheduling_intake:  # INT005
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here, likely_since


@rule(
    "INT005",
    "a scheduling intake issue exists from stage 5 on",
    editions=("2024",),
    source="001: Project Initiate & Plan 2",
)
def intake_issue(engagement: Engagement) -> Remarks:
    since, links = likely_since(engagement), engagement.record.links
    if links.scheduling_intake is None and asked_here(engagement, since):
        yield Remark(
            links.at("scheduling_intake"),
            f"the sale has been likely to close since {since}, and no scheduling intake issue is linked",
            "Open the issue in the customer epic, then add links.scheduling_intake.",
        )
