"""Work at risk is raised by whoever staffs the work.

In 2022 the need showed up before the sale was closed, so engagement manager, regional manager or project
coordinator raised it. Today the assigned project or program manager does. The role is the one held on the day of
the request.

```yaml good work-at-risk/war-001.yaml
number: WAR-001
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested: {by: sam-osei, on: 2026-10-12}
allows: {people: [alex-reyes], from: 2026-10-26, until: 2026-10-30, hours: 60}
```

```yaml bad work-at-risk/war-001.yaml
number: WAR-001
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested:
  by: noor-haddad  # CHG020
  on: 2026-10-12
allows: {people: [alex-reyes], from: 2026-10-26, until: 2026-10-30, hours: 60}
```
"""

from __future__ import annotations

from psdm_validate.contract.wording import role_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG020",
    "work at risk is raised by the right role",
    level=Level.WARNING,
    editions=("2022", "2024"),
    source="000: Work At Risk; 001: Iterate and Validate 2",
)
def risk_raised_by(paper: WorkAtRisk, engagement: Engagement, policy: Policy) -> Remarks:
    requested, roles = paper.requested, policy.roles["work_at_risk_raised_by"]
    if not engagement.organization.held_any(requested.by, roles, requested.on):
        yield Remark(
            requested.at("by"),
            f"{paper.number} was raised by {requested.by}, who was no {role_words(roles)} on {requested.on}",
            "Let one of them take the request over, or correct the name or the day.",
        )
