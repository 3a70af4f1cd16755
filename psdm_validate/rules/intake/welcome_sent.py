"""After closed-won the customer has received a welcome or initiation email.

A new customer is welcomed, one that has worked with us before is told that the next project begins. Either way the
first word after the signature comes from us, and names whom to turn to.

```yaml bad engagement.yaml
welcome:  # INT019
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here


@rule(
    "INT019",
    "a welcome or existing-customer initiation email was sent",
    editions=("2022",),
    source="000: Initiate 5",
)
def welcome_sent(engagement: Engagement) -> Remarks:
    record = engagement.record
    won = record.steps.closed_won
    if record.welcome is None and asked_here(engagement, won):
        yield Remark(
            record.at("welcome"),
            f"the opportunity was won on {won}, and no welcome or initiation email is recorded",
            "Let PS Operations send it, then add welcome with sent, by and to.",
            fact=True,
        )
