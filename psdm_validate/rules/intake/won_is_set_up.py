"""A won project is set up in the resource system, with a lead who delivers.

Closed-won is the sign for PS Operations to put the project in set-up, so that somebody can plan and book on it. Its
lead is a project manager or somebody else of professional services; without a lead nobody begins to plan.

```yaml good engagement.yaml
resource_project: {lead: alex-reyes}
```

```yaml bad engagement.yaml
steps:
  set_up:  # INT010
```

```yaml bad engagement.yaml
resource_project:
  lead: lee-marlow  # INT010: an account executive
```
"""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here


@rule(
    "INT010",
    "a won project is set up with a project lead",
    editions=("2022",),
    source="000: Initiate 4",
)
def won_is_set_up(engagement: Engagement, policy: Policy) -> Remarks:
    record, steps = engagement.record, engagement.record.steps
    if not asked_here(engagement, steps.closed_won):
        return
    if steps.set_up is None:
        yield Remark(
            steps.at("set_up"),
            f"the opportunity was won on {steps.closed_won}, and the project is not in set-up",
            "Ask PS Operations to set it up, then add steps.set_up with the day.",
            fact=True,
        )
    lead = record.resource_project.lead if record.resource_project else None
    if lead is None:
        yield Remark(
            record.at("resource_project", "lead"),
            f"the opportunity was won on {steps.closed_won}, and the project has no lead",
            "Ask PS Operations who leads it, then add resource_project.lead.",
            fact=True,
        )
    elif not _on_the_staff(engagement, lead, policy.roles["project_led_by"]):
        yield Remark(
            record.at("resource_project", "lead"),
            f"{lead} leads the project and is neither project manager nor on the staff of professional services",
            "Let somebody lead it who delivers, or correct the name.",
            fact=True,
        )


def _on_the_staff(engagement: Engagement, lead: str, staff: Sequence[str]) -> bool:
    """Whether the lead ever held a role that delivers; leads change, and nobody notes on which day."""
    person = engagement.organization.person(lead)
    return person is not None and any(held.role in staff for held in person.roles)
