"""Engagements are scheduled in the order in which they were won.

A customer who signs first is served first. Where a later one is scheduled ahead, there may be a reason, such as a
skill that only one of the two needs; somebody decided it, and can say so. Engagements won on one day come in any
order, and so do those that were taken over while running.

```yaml bad engagement.yaml
steps:
  scheduled: 2026-06-24  # INT003: ahead of SOW-2207, which was won a week earlier
```
```yaml and /harbor-line/sow-2207/sow.yaml
number: SOW-2207
title: A day of advice
service: standard
sku: PS-ADVICE-1
opportunity: {id: OPP-10418, record_type: Professional Services Only}
terms:
  agreement: standard
  billing: time-and-materials
  start: 2026-12-07
  end: 2026-12-11
  currency: USD
  amount: "1840.00"
  hours: 8
  roles: [{id: engineer, hours: 8, rate: "230.00"}]
  activities: [{id: advice, name: Advice, hours: 8}]
```
```yaml and /harbor-line/sow-2207/engagement.yaml
kind: project  # FCT016: nor is anybody booked
method: light
team: []
links: {scheduling_intake: "https://forge.example.com/ps/plan/-/issues/1241"}
welcome: {sent: 2026-06-16T10:00-04:00, by: jo-pike, to: [mira-stone, lee-marlow, robin-vale]}
steps: {closed_won: 2026-06-15, scheduled: 2026-06-26}
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policies import Policies
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here

EDITIONS = ("2024",)


@rule(
    "INT003",
    "engagements are scheduled in the order in which they were won",
    level=Level.WARNING,
    editions=EDITIONS,
    source="004: Scheduling Professional Services",
)
def closed_won_order(portfolio: Portfolio, policies: Policies) -> Remarks:
    queue = [
        (engagement.name, engagement.record.steps)
        for engagement in portfolio.engagements
        if policies.may_judge(EDITIONS, engagement.folder)
        and asked_here(engagement, engagement.record.steps.closed_won)
    ]
    for _, steps in queue:
        won, scheduled = steps.closed_won, steps.scheduled
        if won is None or scheduled is None:
            continue
        passed = [
            f"{name} (won {other.closed_won}, {f'scheduled {other.scheduled}' if other.scheduled else 'not scheduled'})"
            for name, other in queue
            if other.closed_won and other.closed_won < won and (other.scheduled is None or other.scheduled > scheduled)
        ]
        if passed:
            yield Remark(
                steps.at("scheduled"),
                f"it was won on {won} and scheduled on {scheduled}, ahead of {', '.join(passed)}",
                "Schedule those that were won first; where there is a reason, waive this with it.",
                fact=True,
            )
