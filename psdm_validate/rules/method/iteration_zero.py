"""Iteration 0 holds the four sessions that prepare the work.

The handover from engagement management to delivery, the planning with stakeholders, the kickoff and the
discovery each bring something that the first iteration needs. An engagement that skips one learns it later,
when it is dearer.

```yaml bad iteration-schedule.yaml
iterations:
  - number: 0
    start: 2026-07-06
    end: 2026-07-17
    sessions:  # MTH006
      - {kind: kickoff, on: 2026-07-06}
      - {kind: discovery, on: 2026-07-08}
```
"""

from __future__ import annotations

from typing import get_args

from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.iteration_schedule import SessionKind
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH006",
    "iteration 0 holds transition, stakeholder planning, kickoff and discovery",
    editions=("2024",),
    source="002: Iteration 0",
)
def iteration_zero(engagement: Engagement, phase: Phase) -> Remarks:
    schedule = engagement.iteration_schedule
    if schedule is None or phase < Phase.PLAN or engagement.sow.executed_on is None:
        return
    for iteration in schedule.iterations:
        if iteration.number == 0:
            planned = {session.kind for session in iteration.sessions}
            missing = [kind for kind in get_args(SessionKind) if kind not in planned]
            if missing:
                yield Remark(
                    iteration.at("sessions"),
                    f"iteration 0 has no session for {', '.join(missing)}",
                    "Plan each with its day; a session that has taken place is recorded with the day it did.",
                )
