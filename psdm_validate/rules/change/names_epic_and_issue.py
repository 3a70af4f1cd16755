"""A change order names its epic and its scoping issue.

Under the edition of 2022 the issue of a change order is tied to the engagement by two numbers: the epic, written
with an ampersand, and the scoping issue, written with a hash. Without them the change hangs in the air.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
epic: "&65"
scoping_issue: "#1234"
```

```yaml bad change-orders/co-001.yaml
number: CO-001  # CHG010: scoping_issue is left out
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
epic: "65"  # CHG010
```
"""

from __future__ import annotations

import re

from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.rule import Remark, Remarks, rule

FORMS = (("epic", r"&\d+", '"&65"'), ("scoping_issue", r"#\d+", '"#1234"'))


@rule(
    "CHG010",
    "a change order names its epic and scoping issue",
    editions=("2022",),
    source="000: Change Order",
)
def names_epic_and_issue(order: ChangeOrder) -> Remarks:
    for name, form, example in FORMS:
        written = getattr(order, name)
        if written is None or not re.fullmatch(form, written, re.ASCII):
            said = f'`{name}` is "{written}"' if written else f"`{name}` is missing"
            yield Remark(
                order.at(name),
                f"{said}; a change order names it by its number",
                f"Write {name}: {example} with its number.",
            )
