"""The instructor has an account in the lab, and the lab engineer has the dates.

The account is made once and is the instructor's own. The dates are what the engineer makes the invitation code from,
on the same day if they arrive before noon. Both are done before the session begins.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-10-20, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes, certified: 2026-02-16, rehearsed: 2026-10-12, latest_slides: 2026-10-12}
planning_meeting: {on: 2026-10-05, attended_by: [alex-reyes, mira-stone]}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-08, by: alex-reyes}
lab:  # TRN011: no account
  code: HARBOR-1020
  dates_handed: 2026-10-06
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.training.by_the_first_day import Preparation, unprepared


@rule(
    "TRN011",
    "instructor registered and class dates handed to lab engineer",
    editions=("2020",),
    source="003: Training lab pre-course 1-2",
)
def lab_prepared(session: TrainingSession, engagement: Engagement, as_of: date) -> Remarks:
    lab = session.lab
    yield from unprepared(
        session,
        engagement,
        as_of,
        Preparation(
            "the instructor's account in the lab",
            lab.instructor_registered if lab else None,
            session.at("lab", "instructor_registered"),
            "Register, then add instructor_registered with the day to lab.",
        ),
        Preparation(
            "the hand-over of the dates to the lab engineer",
            lab.dates_handed if lab else None,
            session.at("lab", "dates_handed"),
            "Tell the lab engineer, then add dates_handed with the day to lab.",
        ),
    )
