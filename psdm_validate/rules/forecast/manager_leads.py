"""The project manager leads the project in the resource system.

Requests, forecasts and timesheets go to whoever is the lead there. It is asked for once the engagement was set up
in the resource system or kicked off, until it is closed. When the engagement passes to another project manager,
the lead passes along; where nobody manages the project on the day, nothing is asked.

```yaml bad engagement.yaml
resource_project: {link: https://resources.example.com/projects/800, lead: alex-reyes}  # FCT012
```

```yaml bad engagement.yaml
resource_project:  # FCT012
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.forecast.standing import MANAGING


@rule(
    "FCT012",
    "the project manager leads the project in the resource system",
    editions=("2024",),
    source="001: Kantata 1",
)
def manager_leads(engagement: Engagement, phase: Phase, as_of: date) -> Remarks:
    record = engagement.record
    managers = [person for role in MANAGING for person in record.held(role, as_of)]
    if not managers or not _set_up(engagement, phase, as_of):
        return
    project = record.resource_project
    lead = project.lead if project else None
    if lead not in managers:
        said = f"{lead} leads the project" if lead else "nobody is named as lead of the project"
        yield Remark(
            project.at("lead") if project else record.at("resource_project"),
            f"{said} in the resource system; on {as_of} it is managed by {' and '.join(managers)}",
            f"Have {managers[0]} made the lead there, then write lead: {managers[0]} to resource_project.",
        )


def _set_up(engagement: Engagement, phase: Phase, as_of: date) -> bool:
    day = engagement.record.steps.set_up
    planned = phase is Phase.PLAN and day is not None and day <= as_of
    return planned or phase in (Phase.DELIVER, Phase.CLOSE)
