"""A work exception is approved by PS leadership.

Hours beyond the allotment are paid by nobody unless somebody decides that they are worth it. While the exception is
asked for ahead of time nothing is wrong. From its first day on the approval must be there.

```yaml good work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product]
allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}
```

```yaml bad work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product]
allows:
  from: 2026-10-19  # CHG022: yesterday, and leadership has not approved it
  until: 2026-11-06
  hours: 40
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.work_exception import WorkException
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.leave_due import leave_due


@rule(
    "CHG022",
    "PS leadership approved the work exception",
    editions=("2022", "2024"),
    source="001: Iterate and Validate 3; 000: Work Exception",
)
def exception_approved(paper: WorkException, engagement: Engagement, as_of: date) -> Remarks:
    if paper.executed_on is None and leave_due(paper, engagement, as_of):
        yield Remark(
            paper.at("allows", "from"),
            f"{paper.number} began on {paper.allows.since}, and PS leadership has not approved it",
            "Ask PS leadership and add their approval, or withdraw it.",
        )
