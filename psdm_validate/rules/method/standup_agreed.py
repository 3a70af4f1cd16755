"""The customer agreed how often the standup takes place.

The standup costs the customer's people time every day. The handbook leaves its rhythm to both sides, so the
schedule records, from the kickoff on, who agreed to it and when.

```yaml bad iteration-schedule.yaml
ceremonies:
  - {kind: planning, days: [Monday], begins: "09:30", minutes: 60}
  - {kind: review, days: [Friday], begins: "10:00", minutes: 60}
  - {kind: daily-standup, days: [Monday], begins: "09:15", minutes: 15}  # MTH004
  - {kind: backlog-refinement, days: [Wednesday], begins: "10:00", minutes: 60}
  - {kind: retrospective, days: [Friday], begins: "11:00", minutes: 45}
```
"""

from __future__ import annotations

from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH004",
    "the customer agreed the standup cadence",
    editions=("2024",),
    source="002: Guidelines for PSDM (table)",
)
def standup_agreed(engagement: Engagement, phase: Phase) -> Remarks:
    schedule = engagement.iteration_schedule
    if schedule is None or engagement.record.method != "full" or phase < Phase.DELIVER:
        return
    for ceremony in schedule.ceremonies:
        if ceremony.kind == "daily-standup" and ceremony.agreed is None:
            yield Remark(
                ceremony.at("agreed"),
                "nobody of the customer is recorded as having agreed to the standup's rhythm",
                "Agree it at kickoff, then add agreed with by and on.",
            )
