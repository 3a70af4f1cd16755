"""Goals and stakeholders are considered before a project manager is assigned.

Who fits depends on what the customer is after and on whom the project manager will meet there. So the first two
intake steps come first. A step that needed nothing is marked as considered, with a note, by the engagement manager.

```yaml good engagement.yaml
intake:
  steps:
    - {step: goals, by: noor-haddad, on: 2026-06-22}
    - {step: stakeholders, by: noor-haddad, on: 2026-06-22, considered: The same two people as last year}
    - {step: project-manager, by: petra-lind, on: 2026-06-22}
```

```yaml bad engagement.yaml
intake:
  steps:
    - {step: goals, by: noor-haddad, on: 2026-06-23}  # INT006: a day late
    - {step: stakeholders, by: lee-marlow, on: 2026-06-23, considered: Known}  # INT006, INT006: and it was sales
    - {step: project-manager, by: petra-lind, on: 2026-06-22}
```

```yaml bad engagement.yaml
intake:  # INT006, INT006: somebody was assigned without either
```
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from psdm_validate.contract.wording import role_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.intake import IntakeStep, IntakeStepName
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here, likely_since

FIRST_TWO: tuple[IntakeStepName, ...] = get_args(IntakeStepName)[:2]
MANAGERS = ("project-manager", "program-manager")


@rule(
    "INT006",
    "intake steps 1 and 2 are considered before a project manager is assigned",
    editions=("2024",),
    source="001: Project Initiate & Plan 3",
)
def considered_before_assignment(engagement: Engagement, policy: Policy) -> Remarks:
    record, assigned = engagement.record, _assigned_on(engagement)
    if assigned is None or not asked_here(engagement, assigned):
        return
    for name in FIRST_TWO:
        taken = [step for step in _steps(engagement) if step.step == name]
        if not taken:
            yield Remark(
                record.at("intake", "steps"),
                f"a project manager was assigned on {assigned}, and the step {name} is not there",
                f"Ask the engagement manager, then add the step {name} with by and on.",
                fact=True,
            )
        for step in taken:
            yield from _too_late(step, assigned)
            yield from _by_somebody_else(step, engagement, policy.roles["intake_considered_by"])


def _assigned_on(engagement: Engagement) -> date | None:
    """The day of the intake step; without one, when a manager was on the team and the sale was likely to close."""
    steps = [step.on for step in _steps(engagement) if step.step == "project-manager"]
    team = [member.since for member in engagement.record.team if member.role in MANAGERS]
    likely = likely_since(engagement)
    return min(steps) if steps else max(min(team), likely) if team and likely else None


def _steps(engagement: Engagement) -> tuple[IntakeStep, ...]:
    intake = engagement.record.intake
    return intake.steps if intake else ()


def _too_late(step: IntakeStep, assigned: date) -> Remarks:
    if step.on > assigned:
        yield Remark(
            step.at("on"),
            f"the step {step.step} is of {step.on}; a project manager was assigned on {assigned}, before it",
            "Correct the day; else account for it in waivers.yaml under late.",
            fact=True,
        )


def _by_somebody_else(step: IntakeStep, engagement: Engagement, roles: Iterable[str]) -> Remarks:
    if step.considered and not engagement.organization.held_any(step.by, roles, step.on):
        yield Remark(
            step.at("by"),
            f"the step {step.step} was only considered, by {step.by}, who was no {role_words(roles)} on {step.on}",
            "Let the engagement manager look at it, then write their name and the day.",
            fact=True,
        )
