"""The coordinator has gone through SOW and order form before the project is set up.

Dates, roles and hours are copied from the two papers into the resource system, and everything later is counted from
there. Where papers disagree it shows in the review, or months later in an invoice.

```yaml good engagement.yaml
steps: {coordinator_reviewed: 2026-06-23}
```

```yaml bad engagement.yaml
steps:
  coordinator_reviewed: 2026-06-24  # INT021: set up on the 23rd
```

```yaml bad engagement.yaml
steps:
  coordinator_reviewed:  # INT021
```
"""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here


@rule(
    "INT021",
    "the coordinator reviewed SOW and order form before set-up",
    editions=("2024",),
    source="004: Scheduling Professional Services",
)
def reviewed_before_set_up(engagement: Engagement) -> Remarks:
    steps = engagement.record.steps
    reviewed, set_up = steps.coordinator_reviewed, steps.set_up
    is_set_up = set_up is not None or engagement.record.resource_project is not None
    if not is_set_up or not asked_here(engagement, steps.closed_won):
        return
    if reviewed is None:
        yield Remark(
            steps.at("coordinator_reviewed"),
            f"the project was set up{f' on {set_up}' if set_up else ''}, "
            "and the coordinator's review of SOW and order form is not recorded",
            "Let the coordinator go through both, then add steps.coordinator_reviewed with the day.",
            fact=True,
        )
    elif set_up and reviewed > set_up:
        yield Remark(
            steps.at("coordinator_reviewed"),
            f"the coordinator went through SOW and order form on {reviewed}, after the set-up on {set_up}",
            "Correct the day; else compare the set-up with both papers, and account for it under late.",
            fact=True,
        )
