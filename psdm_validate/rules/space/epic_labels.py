"""Every epic carries the labels of its project manager, its workflow and its SOW.

The boards and reports across all customers are made of these three labels. They are compared letter for letter,
so a label that is nearly right is missing. When an engagement is handed over, its epics get the name of the new
project manager, and only that; a closed one keeps its last.

```yaml good engagement.yaml
team:
  - {role: project-manager, person: robin-vale, from: 2026-06-23, until: 2026-08-31}
  - {role: project-manager, person: sam-osei, from: 2026-09-01}
  - {role: engineer, person: alex-reyes, from: 2026-07-06}
```

```yaml bad engagement.yaml
epics:
  - activity: migration
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/1
    labels: ["PM::Sam Osei", "PSD workflow::In Progress", sow-2206]  # SPC004, SPC004
  - activity: management
    link: https://forge.example.com/groups/ps/harbor-line/-/epics/2
    labels: ["PM::Robin Vale", "PSD Workflow::In Progress", SOW-2206]  # SPC004
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.engagement_record import ActivityEpic
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

MANAGERS = ("project-manager", "program-manager")


@rule(
    "SPC004",
    "epics carry PM, workflow and SOW labels",
    editions=("2024",),
    source="001: Collaboration Space Guidelines; 002: Label Guidelines",
)
def epic_labels(engagement: Engagement, policy: Policy, day: date) -> Remarks:
    managers = [f"{policy.label('epic_manager_prefix')}{name}" for name in _manager_names(engagement, day)]
    for epic in engagement.record.epics:
        for wrong, label in _wrong(epic, managers, engagement.sow.number, policy):
            yield Remark(
                epic.at("labels"),
                f"the epic of {epic.activity} {wrong}",
                f"Set {label} on the forge, then write it into the epic's labels letter for letter.",
            )


def _wrong(epic: ActivityEpic, managers: Sequence[str], number: str, policy: Policy) -> Iterator[tuple[str, str]]:
    """What is wrong with the labels of an epic, each with the label that is wanted."""
    manager, workflow = policy.label("epic_manager_prefix"), policy.label("epic_workflow_prefix")
    named = [label for label in epic.labels if label.startswith(manager)]
    if managers and (len(named) != 1 or named[0] not in managers):
        said = f"carries {' and '.join(named)}, not only" if named else "does not carry"
        yield f"{said} the label of its project manager, {managers[0]}", managers[0]
    states = [label for label in epic.labels if label.startswith(workflow) and label != workflow]
    if len(states) != 1:
        said = f"carries {' and '.join(states)}" if states else "carries no label of the workflow"
        yield f"{said}; it has exactly one, such as {policy.label('epic_begins_at')}", f"one {workflow} label"
    if number not in epic.labels:
        yield f"does not carry the label {number}", number


def _manager_names(engagement: Engagement, day: date) -> list[str]:
    """Who manages the engagement on the day; before the first the next to come, after the last the last."""
    members = sorted((m for m in engagement.record.team if m.role in MANAGERS), key=lambda member: member.since)
    started = [member for member in members if member.since <= day]
    now = [member for member in started if member.on(day)] or started[-1:] or members[:1]
    people = [engagement.organization.person(member.person) for member in now]
    return [person.name for person in people if person]
