"""Work at risk is approved by PS leadership before it starts.

Working without a signed paper is a bet with the company's money, and leadership places it. An approval on the
first day or later approves what has already happened. While it is asked for ahead of time nothing is wrong; once
its first day has come and nobody has approved, nobody should be working.

```yaml good work-at-risk/war-001.yaml
number: WAR-001
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested: {by: sam-osei, on: 2026-10-12}
allows: {people: [alex-reyes], from: 2026-10-21, until: 2026-10-30, hours: 60}
```

```yaml bad work-at-risk/war-001.yaml
number: WAR-001
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested: {by: sam-osei, on: 2026-10-12}
allows:
  people: [alex-reyes]
  from: 2026-10-20  # CHG017: today, and leadership has not approved it
  until: 2026-10-30
  hours: 60
```

```yaml bad work-at-risk/war-001.yaml
number: WAR-001
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested: {by: sam-osei, on: 2026-10-12}
allows: {people: [alex-reyes], from: 2026-10-19, until: 2026-10-30, hours: 60}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-19  # CHG017
    fingerprint: sha256:e9522e6c4dfed16f7885aefbacd60fc378fa0472a24d1052e58dc63f4a7dad55
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.leave_due import leave_due


@rule(
    "CHG017",
    "PS leadership approved the work at risk before it started",
    editions=("2022", "2024"),
    source="001: Iterate and Validate 2; 000: Work At Risk",
)
def risk_approved_before_start(paper: WorkAtRisk, engagement: Engagement, as_of: date) -> Remarks:
    begins, approved = paper.allows.since, paper.executed_on
    if not leave_due(paper, engagement, as_of):
        return
    if approved is None:
        yield Remark(
            paper.at("allows", "from"),
            f"{paper.number} begins on {begins}, and PS leadership has not approved it",
            "Let nobody work on it; ask PS leadership, and move the first day behind their approval.",
        )
    elif approved >= begins:
        first = next(a for a in paper.approvals if a.role == "ps-leadership" and a.on == approved)
        yield Remark(
            first.at("on"),
            f"PS leadership approved {paper.number} on {approved}; its first day is {begins}",
            "Let the leave begin on a day after the approval; account for hours before it in waivers.yaml under late.",
        )
