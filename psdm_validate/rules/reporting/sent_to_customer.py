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
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import lasts
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT014",
    "a weekly status report went to the customer",
    editions=("2022",),
    source="000: Plan 7; Monitor/Control 9",
)
def sent_to_customer(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    paused = any(lasts(hold.since, hold.until, as_of) for hold in engagement.record.on_hold)
    if phase is not Phase.DELIVER or paused:
        return
    since = _told_last(engagement, as_of)
    most = policy.values["status_days"]
    if (as_of - since).days > most:
        place = engagement.statuses[-1].at("sent") if engagement.statuses else engagement.at_record("engagement.yaml")
        yield Remark(
            place,
            f"the customer has received no status report since {since}, {(as_of - since).days} days ago; "
            f"one is due every {most} days",
            "Send the report, then record sent with the day and who received it.",
        )


def _told_last(engagement: Engagement, as_of: date) -> date:
    """The last day before which nothing more was owed: a report went out, kickoff, end of a hold, adoption."""
    record, schedule = engagement.record, engagement.iteration_schedule
    days = [status.sent.on for status in engagement.statuses if status.sent and status.sent.to]
    days += [hold.until for hold in record.on_hold if hold.until]
    days += [day for day in (schedule and schedule.session("kickoff"), record.adopted and record.adopted.on) if day]
    return max(day for day in days if day <= as_of)
