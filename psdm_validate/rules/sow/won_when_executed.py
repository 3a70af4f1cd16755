"""An opportunity is won once both sides have signed, not before.

Closed-won is what scheduling, forecast and revenue go by. An opportunity that is closed on the strength of a
promise puts people on work that may never be paid.

```yaml good sow.yaml
signed:
  us: {by: robin-vale, on: 2026-06-20}
```

```yaml bad engagement.yaml
steps:
  closed_won: 2026-06-19  # SOW014
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW014",
    "closed-won follows full execution",
    editions=("archived",),
    source="002 comments: Deal Desk",
)
def won_when_executed(engagement: Engagement) -> Remarks:
    steps, executed = engagement.record.steps, engagement.sow.executed_on
    won = steps.closed_won
    if won is None or engagement.adopted_after(won) or (executed is not None and executed <= won):
        return
    when = f"the last signature is of {executed}" if executed else "a signature is still missing"
    yield Remark(
        steps.at("closed_won"),
        f"the opportunity was closed-won on {won}, but {when}",
        "Record the missing signature or correct the day; one that was won too early goes back to deal desk.",
    )
