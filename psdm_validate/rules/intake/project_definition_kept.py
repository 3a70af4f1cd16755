"""The minutes of the kickoff are in the project definition.

The project definition is the page that everybody on both sides opens: actions and minutes of the kickoff go there
directly, and the notes of the weekly check-ins follow. So it is linked, and the minutes are in it by the day after
the kickoff. The weekly notes themselves are the status reports, which RPT014 asks for.

```yaml bad engagement.yaml
steps:
  kickoff_minutes:  # INT025
```

```yaml bad engagement.yaml
links:
  project_definition:  # INT025
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.intake.stages import asked_here


@rule(
    "INT025",
    "kickoff minutes and weekly check-in notes are in the project definition",
    level=Level.WARNING,
    editions=("2022",),
    source="000: Plan 7",
)
def project_definition_kept(engagement: Engagement, as_of: date) -> Remarks:
    kickoff, links, steps = engagement.session("kickoff"), engagement.record.links, engagement.record.steps
    if kickoff is None or kickoff >= as_of or not asked_here(engagement, kickoff):
        return
    if links.project_definition is None:
        yield Remark(
            links.at("project_definition"),
            f"the kickoff was on {kickoff}, and no project definition is linked for its minutes and the weekly notes",
            "Make it from the template, then add links.project_definition.",
        )
    if steps.kickoff_minutes is None:
        yield Remark(
            steps.at("kickoff_minutes"),
            f"the kickoff was on {kickoff}, and its minutes are not filed",
            "Write actions and minutes into the project definition, then add steps.kickoff_minutes with the day.",
            fact=True,
        )
