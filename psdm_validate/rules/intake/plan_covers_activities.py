"""The project plan covers every activity of the SOW.

Each engagement is planned by what was sold. An activity without a task has no dates and no hours, so it is either
forgotten or done without being seen. The plan is asked for from the kickoff on, and follows what papers have added or
taken out since. What the last paper added is an alarm: its execution is recorded before anybody can plan it.

```yaml bad plan.yaml
tasks:  # INT013: nothing for the project management
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31, weight: 5}
```

```yaml bad plan.yaml
# INT013, INT013: the file is left out
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.method.due_by_kickoff import started_here


@rule(
    "INT013",
    "the project plan covers every SOW activity",
    editions=("2022",),
    source="000: Project plan",
)
def plan_covers_activities(engagement: Engagement, contract: Contract, phase: Phase) -> Remarks:
    if phase < Phase.DELIVER or not started_here(engagement):
        return
    plan = engagement.plan
    planned = {task.activity for task in plan.tasks} if plan else set()
    added = _added_last(contract)
    for activity in contract.terms.activities:
        if activity.id not in planned:
            yield Remark(
                plan.at("tasks") if plan else engagement.at_record("plan.yaml"),
                f"no task of the plan belongs to {activity.id}",
                f"Add a task with activity: {activity.id}, its first and its last day, to plan.yaml.",
                fact=activity.id in added,
            )


def _added_last(contract: Contract) -> set[str]:
    """The activities that the last executed paper added."""
    changed = contract.steps[-1].instrument.changes.activities if contract.steps else None
    return {activity.id for activity in changed.add} if changed else set()
