"""The trainer is certified for the course, has rehearsed it, and has the latest slides.

A course that is taught for the first time in front of the customer is a rehearsal that the customer pays for. Each
of the three has a day, and none is later than the day on which the session begins.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes, certified: 2026-02-16}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days:
  - {on: 2026-10-19, begins: "09:00", ends: "12:00"}
  - {on: 2026-10-20, begins: "09:00", ends: "12:00"}
trainer:  # TRN003: not certified
  person: alex-reyes
  rehearsed: 2026-10-16
  latest_slides: 2026-10-20  # TRN003: a day late
planning_meeting: {on: 2026-10-05, attended_by: [alex-reyes, mira-stone]}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-08, by: alex-reyes}
lab: {code: HARBOR-1020, instructor_registered: 2026-10-08, dates_handed: 2026-10-06}
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.training.by_the_first_day import Preparation, unprepared


@rule(
    "TRN003",
    "the trainer is certified rehearsed and has the latest slides",
    level=Level.WARNING,
    editions=("2020",),
    source="003: Planning and Delivering Education Services; Preparation steps",
)
def trainer_prepared(session: TrainingSession, engagement: Engagement, as_of: date) -> Remarks:
    trainer = session.trainer
    yield from unprepared(
        session,
        engagement,
        as_of,
        Preparation(
            "the trainer's certificate for the course",
            trainer.certified if trainer else None,
            session.at("trainer", "certified"),
            "Have somebody teach who holds it, then add certified with the day to trainer.",
        ),
        Preparation(
            "the trainer's rehearsal",
            trainer.rehearsed if trainer else None,
            session.at("trainer", "rehearsed"),
            "Have the trainer go through the course, then add rehearsed with the day to trainer.",
        ),
        Preparation(
            "the check that the slides are the latest",
            trainer.latest_slides if trainer else None,
            session.at("trainer", "latest_slides"),
            "Ask the instructional designer, then add latest_slides with the day to trainer.",
        ),
    )
