"""While work is delivered, the customer receives a status report every week.

A report that nobody received has told nobody anything. So what counts is the day on which it went out. It is
asked for from the kickoff until the work is signed off or the contract has ended; while work is on hold nothing
is asked, and the week begins anew when the hold ends.

```yaml bad status/2026-10-15.yaml
sent:  # RPT014: nothing has gone out since the kickoff
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.silence import silent_since
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT014",
    "a weekly status report went to the customer",
    editions=("2022",),
    source="000: Plan 7; Monitor/Control 9",
)
def sent_to_customer(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    if phase is not Phase.DELIVER or engagement.record.paused(as_of):
        return
    received = [status.sent.on for status in engagement.statuses if status.sent and status.sent.to]
    newest = engagement.newest_status(as_of)
    since = silent_since(engagement, received, as_of)
    most = policy.values["status_days"]
    if (as_of - since).days > most:
        place = newest.at("sent") if newest else engagement.at_record("engagement.yaml")
        yield Remark(
            place,
            f"the customer has received no status report since {since}, {(as_of - since).days} days ago; "
            f"one is due every {most} days",
            "Send the report, then record sent with the day and who received it.",
        )
