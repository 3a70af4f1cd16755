"""A description of work moves scope, and nothing that costs or binds.

It words what a SOW left open, or fills a consulting block with content. Because the customer approves it
without a signature, it may not touch money, dates, hours, rates, milestones or the agreement: those need a
change order, or a written confirmation for dates.

```yaml good descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
```

```yaml bad descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-01-15}  # CHG012
```
"""

from __future__ import annotations

from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.rule import Remark, Remarks, rule

SCOPE = ("activities", "deliverables", "standards")


@rule(
    "CHG012",
    "a description of work changes neither money, duration, finance nor law",
    editions=("2024",),
    source="001: Consulting Blocks and Dedicated Engineer 1",
)
def description_moves_scope_only(description: DescriptionOfWork) -> Remarks:
    for name in type(description.changes).model_fields:
        if name not in SCOPE and getattr(description.changes, name) is not None:
            yield Remark(
                description.changes.key(name),
                f"{description.number} moves `{name}`; a description of work moves scope only",
                "Take it out, and put it into a change order (or a written confirmation, for a few weeks of time).",
            )
