"""A proposal went through every column of the approval board, in order.

Each column stands for a piece of work: discovery, estimate, feedback, drafting, approval. A column that was left
out is work that nobody did. From the feedback on an estimate a proposal goes back to the next draft as often as
it takes. Any other way back is warned of, because what was settled there is open again.

```yaml good sow.yaml
proposal:
  - {on: 2026-05-04, state: Open}
  - {on: 2026-05-06, state: "proposal::Awaiting_Discovery"}
  - {on: 2026-05-12, state: "proposal::Strawman_WIP"}
  - {on: 2026-05-15, state: "proposal::Estimate_Feedback"}
  - {on: 2026-05-18, state: "proposal::Strawman_WIP"}
  - {on: 2026-05-20, state: "proposal::Estimate_Feedback"}
  - {on: 2026-05-28, state: "proposal::SOW_WIP"}
  - {on: 2026-06-04, state: "proposal::Ready For Approval"}
  - {on: 2026-06-10, state: "proposal::Approved"}
```

```yaml bad sow.yaml
proposal:
  - {on: 2026-05-04, state: Open}
  - {on: 2026-05-06, state: "proposal::Awaiting_Discovery"}
  - {on: 2026-05-12, state: "proposal::Strawman_WIP"}
  - {on: 2026-05-28, state: "proposal::SOW_WIP"}  # SOW004: nobody was asked about the estimate
  - {on: 2026-06-04, state: "proposal::Ready For Approval"}
  - {on: 2026-06-05, state: "proposal::SOW_WIP"}  # SOW004: a warning
  - {on: 2026-06-08, state: "proposal::Ready For Approval"}
  - {on: 2026-06-10, state: "proposal::Approved"}
```
"""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.sow import ProposalStep, Sow
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

NEXT_DRAFT = ("proposal::Estimate_Feedback", "proposal::Strawman_WIP")
"""The one way back that belongs to the work."""


@rule(
    "SOW004",
    "a proposal went through every column in order",
    editions=("2024",),
    source="004: SOW Proposal Approval Board",
)
def board_order(sow: Sow, engagement: Engagement, policy: Policy) -> Remarks:
    columns = policy.labels["proposal_columns"]
    if any(step.state not in columns for step in sow.proposal):
        return  # SOW003 tells; which column was left out can be said once every label is right.
    steps = sorted(sow.proposal, key=lambda step: step.on)
    for index, step in enumerate(steps):
        if not engagement.adopted_after(step.on):
            yield from _left_out(step, steps[:index], columns)
            yield from _way_back(step, steps[:index], columns)


def _left_out(step: ProposalStep, earlier: Sequence[ProposalStep], columns: Sequence[str]) -> Remarks:
    number = columns.index(step.state)
    before = columns[number - 1]
    stood_at = {other.state for other in earlier}
    if number > 0 and step.state not in stood_at and before not in stood_at:
        yield Remark(
            step.at("state"),
            f"the proposal reached {step.state} on {step.on} and had never stood at {before}",
            f"Add the day on which it stood at {before}; if it never did, go back and do what that column is for.",
        )


def _way_back(step: ProposalStep, earlier: Sequence[ProposalStep], columns: Sequence[str]) -> Remarks:
    last = earlier[-1].state if earlier else step.state
    if columns.index(step.state) < columns.index(last) and (last, step.state) != NEXT_DRAFT:
        yield Remark(
            step.at("state"),
            f"the proposal went back from {last} to {step.state} on {step.on}",
            "Correct a slip of the pen; if it really went back, tell whoever had already agreed to it.",
            Level.WARNING,
        )
