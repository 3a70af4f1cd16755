"""The trainer takes part in the meeting that plans the session.

Only the trainer can say whether forty people fit into a course with exercises. Whoever was not there learns on the
first day what was promised. If the trainer cannot come, the meeting is moved.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes}
planning_meeting: {on: 2026-10-12, attended_by: [alex-reyes, mira-stone]}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes}
planning_meeting:
  on: 2026-10-12
  attended_by: [jo-pike, mira-stone]  # TRN010
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import first_day, owed


@rule(
    "TRN010",
    "the trainer joins the planning meeting",
    level=Level.WARNING,
    editions=("2020",),
    source="003: Preparation steps",
)
def trainer_plans_along(session: TrainingSession, engagement: Engagement, as_of: date) -> Remarks:
    meeting, trainer, first = session.planning_meeting, session.trainer, first_day(session)
    if meeting is None:
        if first is not None and first <= as_of and owed(engagement, first):
            yield Remark(
                session.at("planning_meeting"),
                f'"{session.name}" begins on {first}, and no meeting has planned it',
                "Add planning_meeting with the day and who took part, if there was one.",
                fact=True,
            )
    elif trainer and meeting.on <= as_of and trainer.person not in meeting.attended_by and owed(engagement, meeting.on):
        yield Remark(
            meeting.at("attended_by"),
            f'{trainer.person}, who teaches "{session.name}", did not take part in planning it on {meeting.on}',
            "Go through the event plan with the trainer, and add the name if it was only forgotten.",
            fact=True,
        )
