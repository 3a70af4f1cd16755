"""Resource requests match the schedule that the customer confirmed.

People who are asked for other days than the work takes place stand idle or are missing. A request lies between the
first day of the first iteration and the last day of the schedule or the contract. Where the coordinator has offered
other days, those count, and it is an alarm: the answer is recorded as it was given. A request for a soft booking may
wait for a schedule to come.

```yaml good bookings.yaml
requests:
  - id: engineer
    asked_on: 2026-07-07
    role: engineer
    from: 2026-07-06
    until: 2027-01-08
    hours: 600
    answer: {by: jo-pike, on: 2026-07-08, confirmed: true}
```

```yaml bad bookings.yaml
requests:
  - id: engineer
    asked_on: 2026-07-07
    role: engineer
    from: 2026-07-03  # INT014: the Friday before iteration 0
    until: 2027-01-11  # INT014: the contract ends on Friday the 8th
    hours: 600
    answer: {by: jo-pike, on: 2026-07-08, confirmed: true}
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule

STEP = "Ask for days within the schedule, or agree a new schedule with the customer first."


@rule(
    "INT014",
    "resource requests match the confirmed schedule",
    editions=("2022",),
    source="000: Plan 7",
)
def requests_fit_schedule(engagement: Engagement, contract: Contract) -> Remarks:
    schedule, bookings = engagement.iteration_schedule, engagement.bookings
    if schedule is None or bookings is None or engagement.record.cancelled:
        return
    if schedule.agreed is None or not schedule.iterations:
        return
    first = min(iteration.start for iteration in schedule.iterations)
    last = max(contract.end, *(iteration.end for iteration in schedule.iterations))
    for request in (request for request in bookings.requests if request.kind != "soft"):
        answer = request.answer
        since = answer.since if answer and answer.since else request.since
        until = answer.until if answer and answer.until else request.until
        if since and since < first:
            message = f"the request {request.id} begins on {since}; the schedule agreed with the customer, on {first}"
            yield Remark(request.at("from"), message, STEP, fact=bool(answer and answer.since))
        if until and until > last:
            message = f"the request {request.id} lasts until {until}; the schedule and the contract, until {last}"
            yield Remark(request.at("until"), message, STEP, fact=bool(answer and answer.until))
