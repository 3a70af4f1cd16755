"""Work at risk names its epic and the issue of the paper it waits for.

Under the edition of 2022 the issue of work at risk is tied to its engagement by two numbers: the epic, written with
an ampersand, and the scoping issue, or that of the change order, written with a hash. Without them leadership
cannot see which paper is on its way.

```yaml good work-at-risk/war-001.yaml
number: WAR-001
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested: {by: noor-haddad, on: 2026-10-12}
epic: "&65"
scoping_issue: "#1234"
allows: {people: [alex-reyes], from: 2026-10-26, until: 2026-10-30, hours: 60}
```

```yaml bad work-at-risk/war-001.yaml
number: WAR-001  # CHG019: the epic is left out
title: A third engineer before the change order is signed
why: Support of the old server ends in November.
requested: {by: noor-haddad, on: 2026-10-12}
scoping_issue: "1234"  # CHG019
allows: {people: [alex-reyes], from: 2026-10-26, until: 2026-10-30, hours: 60}
```
"""

from __future__ import annotations

import re

from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.change.names_epic_and_issue import FORMS


@rule(
    "CHG019",
    "work at risk names its epic and its scoping issue or change order",
    editions=("2022",),
    source="000: Work At Risk",
)
def risk_names_epic_and_issue(paper: WorkAtRisk) -> Remarks:
    for name, form, example in FORMS:
        written = getattr(paper, name)
        if written is None or not re.fullmatch(form, written, re.ASCII):
            said = f'`{name}` is "{written}"' if written else f"`{name}` is missing"
            yield Remark(
                paper.at(name),
                f"{said}; work at risk names it by its number",
                f"Write {name}: {example} with its number.",
            )
