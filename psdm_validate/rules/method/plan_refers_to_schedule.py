"""The communication plan leads to the iteration schedule, where the customer can read both.

The rhythm of the work is part of how both sides keep in touch. The plan lies in the customer's group and names
the file of the schedule instead of repeating it: two lists of the same meetings part company at the first change.
A light engagement needs no full schedule, so this is asked of full ones only.

```yaml good communication-plan.yaml
link: https://forge.example.com/groups/ps/harbor-line/-/wikis/communication-plan
```

```yaml bad communication-plan.yaml
link: https://forge.example.com/ps/harbor-line-old/-/wikis/communication-plan  # MTH010
iterations:  # MTH010
```

```yaml bad communication-plan.yaml
meetings:
  - id: monday-planning
    name: Monday planning
    purpose: What the iteration holds
    cadence: every-iteration
    days: [Monday]
    begins: "09:30"  # MTH010
    led_by: sam-osei
    attended_by: [mira-stone]
```
"""

from __future__ import annotations

from psdm_validate.contract.phase import Phase
from psdm_validate.model.communication_plan import CommunicationPlan
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH010",
    "the communication plan holds the iteration schedule",
    editions=("2024",),
    source="002: Iteration Scheduling",
)
def plan_refers_to_schedule(engagement: Engagement, phase: Phase) -> Remarks:
    plan, schedule, record = engagement.communication_plan, engagement.iteration_schedule, engagement.record
    if plan is None or record.method != "full" or engagement.called_off or phase < Phase.PLAN:
        return
    if plan.iterations is None:
        yield Remark(
            plan.at("iterations"),
            "the communication plan does not say where the iteration schedule stands",
            "Add iterations: iteration-schedule.yaml.",
        )
    yield from _in_group(plan, engagement.customer.group)
    if schedule is not None and schedule.zone == plan.zone:
        yield from _repeated(plan, schedule)


def _in_group(plan: CommunicationPlan, group: str | None) -> Remarks:
    if plan.link is None:
        yield Remark(
            plan.at("link"),
            "the communication plan does not say where the customer reads it",
            "Put the plan into the customer's group on the forge, and add its address as link.",
        )
    elif group is not None and not _path(plan.link).startswith(f"{_path(group).rstrip('/')}/"):
        yield Remark(
            plan.at("link"),
            f"the communication plan lies at {plan.link}, outside the customer's group {group}",
            "Move the plan into the customer's group, and correct the link.",
        )


def _path(link: str) -> str:
    """A link without the word by which the forge marks pages of a group."""
    return link.replace("/groups/", "/", 1)


def _repeated(plan: CommunicationPlan, schedule: IterationSchedule) -> Remarks:
    for meeting in plan.meetings:
        for ceremony in schedule.ceremonies:
            if meeting.begins == ceremony.begins and set(meeting.days) & set(ceremony.days):
                yield Remark(
                    meeting.at("begins"),
                    f"{meeting.name} repeats the {ceremony.kind} of the iteration schedule, "
                    f"{', '.join(meeting.days)} at {ceremony.begins}",
                    "Take the meeting out of the plan; the schedule has it.",
                )
