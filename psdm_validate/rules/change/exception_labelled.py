"""A work exception says by its label what caused it.

The labels are counted: they show whether hours are lost to the product, to our own work, to the scoping or to too
little time. A label that is spelt otherwise is counted nowhere, so it is written letter for letter.

```yaml good work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product, WE-scoping]
allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}
```

```yaml bad work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-Product]  # CHG023
allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}
```

```yaml bad work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [Escalated]  # CHG023
allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}
```
"""

from __future__ import annotations

from psdm_validate.model.work_exception import WorkException
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG023",
    "a work exception carries its cause label",
    editions=("2024",),
    source="001: Iterate and Validate 3",
)
def exception_labelled(paper: WorkException, policy: Policy) -> Remarks:
    causes, named = policy.labels["work_exception_causes"], False
    for index, label in enumerate(paper.labels):
        named = named or label.upper().startswith("WE-")
        if label.upper().startswith("WE-") and label not in causes:
            yield Remark(
                paper.at("labels", index),
                f"{label} is none of the labels that are counted: {', '.join(causes)}",
                "Write the one that fits, and correct it on the forge.",
            )
    if not named:
        yield Remark(
            paper.at("labels"),
            f"{paper.number} does not say what caused it",
            f"Add one or more of {', '.join(causes)} to labels, and to its issue.",
        )
