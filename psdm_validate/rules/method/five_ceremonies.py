"""A full engagement holds all five ceremonies.

Planning, review, daily standup, backlog refinement and retrospective each answer a question that the others do
not. The daily standup may be rarer than daily where the customer agreed so; it may not be missing.

```yaml bad iteration-schedule.yaml
ceremonies:  # MTH003
  - {kind: planning, days: [Monday], begins: "09:30", minutes: 60}
  - {kind: review, days: [Friday], begins: "10:00", minutes: 60}
  - kind: daily-standup
    days: [Monday]
    begins: "09:15"
    minutes: 15
    agreed: {by: mira-stone, on: 2026-07-06}
  - {kind: retrospective, days: [Friday], begins: "11:00", minutes: 45}
```
"""

from __future__ import annotations

from typing import get_args

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.iteration_schedule import CeremonyKind
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH003",
    "a full engagement holds all five ceremonies",
    editions=("2024",),
    source="002: Iteration Scheduling; Guidelines for PSDM (table)",
)
def five_ceremonies(engagement: Engagement) -> Remarks:
    schedule = engagement.iteration_schedule
    if schedule is None or engagement.record.method != "full":
        return
    held = {ceremony.kind for ceremony in schedule.ceremonies}
    missing = [kind for kind in get_args(CeremonyKind) if kind not in held]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        yield Remark(
            schedule.at("ceremonies"),
            f"the full method has five ceremonies, and {', '.join(missing)} {are} not planned",
            "Add each with its weekdays, time and length.",
        )
