"""The coordinator confirmed a start that the customer heard of before the signature.

Whoever sells wants to name a date, and only the coordinator knows whether anybody is free on it. A date that the
customer has in hand is hard to take back. So a schedule that is shown or agreed while the SOW is not signed has the
coordinator's word first.

```yaml good engagement.yaml
steps: {start_confirmed: 2026-06-16}
```
```yaml and iteration-schedule.yaml
introduced: 2026-06-16
```

```yaml bad iteration-schedule.yaml
introduced: 2026-06-16  # INT002: the SOW was signed on 22 June
```

```yaml bad engagement.yaml
steps:
  start_confirmed: 2026-06-17  # INT002
```
```yaml and iteration-schedule.yaml
introduced: 2026-06-16
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here


@rule(
    "INT002",
    "the project coordinator confirmed any start named before signature",
    editions=("2024",),
    source="004: Scheduling Professional Services",
)
def start_confirmed(engagement: Engagement) -> Remarks:
    schedule, steps = engagement.iteration_schedule, engagement.record.steps
    named, confirmed = _named_on(engagement), steps.start_confirmed
    if schedule is None or named is None or not asked_here(engagement, named):
        return
    if confirmed is None:
        yield Remark(
            schedule.at("introduced" if schedule.introduced == named else "agreed"),
            f"the customer knew the schedule on {named}, before the SOW was signed, "
            "and the coordinator has not confirmed the start",
            "Ask the project coordinator, then add steps.start_confirmed to engagement.yaml with the day.",
            fact=True,
        )
    elif confirmed > named:
        yield Remark(
            steps.at("start_confirmed"),
            f"the coordinator confirmed the start on {confirmed}; the customer knew the schedule on {named}",
            "Correct the day; else account for it in waivers.yaml under late, and ask first next time.",
            fact=True,
        )


def _named_on(engagement: Engagement) -> date | None:
    """The first day before the signature on which the customer knew the schedule, or None."""
    schedule, executed = engagement.iteration_schedule, engagement.sow.executed_on
    days = (schedule.introduced, schedule.agreed.on if schedule.agreed else None) if schedule else ()
    return min((day for day in days if day and (executed is None or day < executed)), default=None)
