"""The trainer's checklists are done before and after a session, and the closing mail is sent.

The list before a session spares the first hour, the list after it what is forgotten on the way home. The coordinator
ends the session for the customer with a mail.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-10-20, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes, certified: 2026-02-16, rehearsed: 2026-10-12, latest_slides: 2026-10-12}
planning_meeting: {on: 2026-09-28, attended_by: [alex-reyes, mira-stone]}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-06, by: jo-pike}
lab: {code: HARBOR-1020, instructor_registered: 2026-10-08, dates_handed: 2026-10-06, code_received: 2026-10-13}
checklists: {before: 2026-10-20}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-10-19, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes, certified: 2026-02-16, rehearsed: 2026-10-12, latest_slides: 2026-10-12}
planning_meeting: {on: 2026-09-28, attended_by: [alex-reyes, mira-stone]}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-05, by: jo-pike}
lab: {code: HARBOR-1019, instructor_registered: 2026-10-08, dates_handed: 2026-10-06, code_received: 2026-10-12}
delivered:
  recording: https://files.example.com/git/recording
  slides: https://files.example.com/git/slides.pdf
  attendance: https://files.example.com/git/attendance
  next_steps: 2026-10-20
checklists:  # TRN007: no closing mail
  before: 2026-10-20  # TRN007: a day late
  after: 2026-10-20
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.by_the_first_day import Preparation, unprepared
from psdm_validate.rules.training.session_days import last_day, owed

AFTERWARDS = {
    "after": ("the checklist after it is not done", "Go through it, then add after with the day to checklists."),
    "closeout_email": (
        "the closing mail is not sent",
        "Have the coordinator send it, then add closeout_email with the day to checklists.",
    ),
}


@rule(
    "TRN007",
    "checklists before and after are done and the closeout email is sent",
    level=Level.WARNING,
    editions=("archived",),
    source="002 comments: Preparation steps; Training Closeout",
)
def checklists(session: TrainingSession, engagement: Engagement, as_of: date) -> Remarks:
    lists = session.checklists
    yield from unprepared(
        session,
        engagement,
        as_of,
        Preparation(
            "the checklist before the session",
            lists.before if lists else None,
            session.at("checklists", "before"),
            "Go through it, then add before with the day to checklists.",
        ),
    )
    last = last_day(session)
    if last is None or as_of <= last or not owed(engagement, last):
        return
    for field, (words, step) in AFTERWARDS.items():
        if lists is None or getattr(lists, field) is None:
            message = f'"{session.name}" ended on {last}, and {words}'
            yield Remark(session.at("checklists", field), message, step, fact=True)
