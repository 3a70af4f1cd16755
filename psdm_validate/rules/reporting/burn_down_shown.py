"""Where hours are billed, the weekly status shows how they burn down.

The customer pays for every hour, and the hours that are left decide what can still be done. Under a fixed fee the
hours are our own affair. Which of the two holds is read from the contract as it was on the day of the report.

```yaml bad status/2026-10-15.yaml
burn_down:  # RPT006
```
"""

from __future__ import annotations

from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Status
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT006",
    "the status of time and materials shows the hours burn-down",
    editions=("2022",),
    source="000: Monitor/Control 9",
)
def burn_down_shown(status: Status, engagement: Engagement) -> Remarks:
    terms = Situation(engagement, status.on).contract.terms
    hourly = terms.billing == "time-and-materials"
    if hourly and status.burn_down is None and not engagement.adopted_after(status.on):
        yield Remark(
            status.at("burn_down"),
            f"the status of {status.on} does not show the hours used and left, though hours are billed",
            "Add burn_down with used and left.",
        )
