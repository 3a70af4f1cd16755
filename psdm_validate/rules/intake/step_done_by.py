"""Each intake step is done by whoever is responsible for it.

The intake passes from those who sold to those who deliver. The engagement manager knows the goals, PS Operations who
is free, the project manager how the work will be run. A step done by somebody else is one that the responsible person
has not heard of.

```yaml bad engagement.yaml
intake:
  steps:
    - {step: goals, by: lee-marlow, on: 2026-06-01}  # INT007: sales may describe the stakeholders, not the goals
    - {step: stakeholders, by: lee-marlow, on: 2026-06-02}
    - {step: project-manager, by: sam-osei, on: 2026-06-22}  # INT007: nobody assigns themselves
```
"""

from __future__ import annotations

from psdm_validate.contract.wording import role_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here


@rule(
    "INT007",
    "each intake step is done by its DRI",
    editions=("2024",),
    source="001: Project Initiate & Plan 3",
)
def step_done_by(engagement: Engagement, policy: Policy) -> Remarks:
    intake = engagement.record.intake
    for step in intake.steps if intake else ():
        roles = policy.roles[f"intake_{step.step.replace('-', '_')}"]
        held = engagement.organization.held_any(step.by, roles, step.on)
        if asked_here(engagement, step.on) and not held:
            yield Remark(
                step.at("by"),
                f"the step {step.step} was done by {step.by}, who was no {role_words(roles)} on {step.on}",
                "Correct the name or the day; else let whoever is responsible go through it.",
                fact=True,
            )
