"""Intake steps are done in their order, and none is left out.

Each step uses what the one before brought: introductions need a project manager, the kickoff needs a space to work in.
Steps of one day count as in order. That goals and stakeholders come before the project manager is INT006 and is not
told twice.

```yaml good engagement.yaml
intake:
  steps:
    - {step: goals, by: noor-haddad, on: 2026-06-01}
    - {step: stakeholders, by: noor-haddad, on: 2026-06-01}
    - {step: project-manager, by: petra-lind, on: 2026-06-22}
    - {step: schedule, by: sam-osei, on: 2026-06-22}
```

```yaml bad engagement.yaml
intake:
  steps:
    - {step: goals, by: noor-haddad, on: 2026-06-02}
    - {step: stakeholders, by: noor-haddad, on: 2026-06-01}  # INT008
    - {step: project-manager, by: petra-lind, on: 2026-06-22}
    - {step: introductions, by: noor-haddad, on: 2026-06-25}  # INT008: nobody was scheduled
```
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.intake import IntakeStep, IntakeStepName
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.considered_before_assignment import FIRST_TWO
from psdm_validate.rules.intake.stages import asked_here

ORDER: tuple[IntakeStepName, ...] = get_args(IntakeStepName)


@rule(
    "INT008",
    "intake steps are done in order",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Project Initiate & Plan 3",
)
def steps_in_order(engagement: Engagement) -> Remarks:
    intake = engagement.record.intake
    steps = sorted(intake.steps if intake else (), key=lambda step: ORDER.index(step.step))
    for index, step in enumerate(steps):
        if asked_here(engagement, step.on):
            own = [other for other in steps[:index] if step.step in FIRST_TWO or other.step not in FIRST_TWO]
            yield from _left_out(step, steps[:index])
            yield from _too_early(step, own)


def _left_out(step: IntakeStep, earlier: Sequence[IntakeStep]) -> Remarks:
    done = {other.step for other in earlier}
    before = ORDER[: ORDER.index(step.step)]
    # What is missing before the last step that was done has been told there.
    after = max((ORDER.index(name) + 1 for name in done), default=0)
    missing = [name for name in before[after:] if name not in FIRST_TWO]
    if missing:
        yield Remark(
            step.at("step"),
            f"the step {step.step} was done on {step.on}, and before it {' and '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not there",
            "Add what was done with by and on; what needed nothing has a note as considered.",
            fact=True,
        )


def _too_early(step: IntakeStep, earlier: Sequence[IntakeStep]) -> Remarks:
    last = max(earlier, key=lambda other: other.on, default=step)
    if step.on < last.on:
        yield Remark(
            step.at("on"),
            f"the step {step.step} was done on {step.on}, before {last.step} on {last.on}, which comes ahead of it",
            "Correct the day that is wrong; else look whether the step still holds.",
            fact=True,
        )
