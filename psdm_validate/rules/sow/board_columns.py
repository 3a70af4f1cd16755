"""A proposal stands in a column that the approval board has.

The board shows an issue in a column by its label, and only where the label is written letter for letter. One
wrong letter, and the proposal is in no column: nobody who looks at the board sees it waiting.

```yaml bad sow.yaml
proposal:
  - {on: 2026-05-04, state: Open}
  - {on: 2026-05-06, state: "proposal::Awaiting Discovery"}  # SOW003
```
"""

from __future__ import annotations

import difflib

from psdm_validate.model.sow import Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW003",
    "a proposal's state is one of the board's labels",
    editions=("2024",),
    source="004: SOW Proposal Approval Board",
)
def board_columns(sow: Sow, policy: Policy) -> Remarks:
    columns = policy.labels["proposal_columns"]
    for step in sow.proposal:
        if step.state not in columns:
            near = difflib.get_close_matches(step.state, columns, n=1)
            yield Remark(
                step.at("state"),
                f'the approval board has no column "{step.state}"',
                f"Write {near[0]}, and correct the label on the forge."
                if near
                else f"Write the label of one of its columns: {', '.join(columns)}.",
            )
