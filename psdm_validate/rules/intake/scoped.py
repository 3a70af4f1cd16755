"""The scoping issue says which skills are needed, when, and how the work is billed.

PS Operations staffs from it: skills and timing decide who, and billing decides how hours are counted. These three are
asked for once a custom sale is likely to close. A standard service has them in its description.

```yaml good sow.yaml
service: standard
sku: PS-MIGRATION-400
scoped:
```

```yaml bad sow.yaml
scoped:
  skills: []  # INT009: neither skills nor timing
  timing:
```

```yaml bad sow.yaml
scoped:  # INT009
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here, likely_since

WANTED = {"skills": "skills", "timing": "timing", "project_type": "project type"}
"""The fields of `scoped`, in the words of the message."""


@rule(
    "INT009",
    "the scoping issue names skills, timing and project type",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Project Initiate & Plan 2",
)
def scoped(engagement: Engagement) -> Remarks:
    sow = engagement.sow
    if sow.service != "custom" or not asked_here(engagement, likely_since(engagement)):
        return
    missing = [field for field in WANTED if not (sow.scoped and getattr(sow.scoped, field))]
    if missing:
        yield Remark(
            sow.at("scoped", missing[0]),
            f"the scoping issue names no {' and no '.join(WANTED[field] for field in missing)}",
            f"Ask the engagement manager, then add {' and '.join(missing)} to scoped in sow.yaml.",
        )
