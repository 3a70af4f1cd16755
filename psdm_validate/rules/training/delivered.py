"""After a session people receive the recording, the slides and the next steps, and the attendance is kept.

A week later nobody remembers what was on which slide. So recording and slides lie where the customer finds them, and
everybody on the list of attendees hears how to go on. It is asked for from the day after the session.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-10-20, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes, certified: 2026-02-16, rehearsed: 2026-10-12, latest_slides: 2026-10-12}
planning_meeting: {on: 2026-10-05, attended_by: [alex-reyes, mira-stone]}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-08, by: alex-reyes}
lab: {code: HARBOR-1020, instructor_registered: 2026-10-08, dates_handed: 2026-10-06}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-10-19, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes, certified: 2026-02-16, rehearsed: 2026-10-12, latest_slides: 2026-10-12}
planning_meeting: {on: 2026-10-05, attended_by: [alex-reyes, mira-stone]}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-08, by: alex-reyes}
lab: {code: HARBOR-1019, instructor_registered: 2026-10-08, dates_handed: 2026-10-06}
delivered:  # TRN005, TRN005: neither recording nor attendance
  slides: https://files.example.com/git/slides.pdf
  next_steps: 2026-10-20
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import last_day, owed

PARTS = {
    "recording": ("the recording", "Put it where the customer finds it, then add its address as recording."),
    "slides": ("the slides as PDF", "Put them beside the recording, then add their address as slides."),
    "attendance": ("the list of attendees", "Keep the report of the session, then add its address as attendance."),
    "next_steps": ("the mail with the next steps", "Send it to all attendees, then add next_steps with the day."),
}


@rule(
    "TRN005",
    "recording slides attendance and next steps are delivered",
    editions=("2020",),
    source="003: Post-course instructor workflow",
)
def delivered(session: TrainingSession, engagement: Engagement, as_of: date) -> Remarks:
    last = last_day(session)
    if last is None or as_of <= last or not owed(engagement, last):
        return
    for field, (words, step) in PARTS.items():
        if session.delivered is None or getattr(session.delivered, field) is None:
            message = f'"{session.name}" ended on {last}, and {words} is still to come'
            yield Remark(session.at("delivered", field), message, f"{step} It belongs to delivered.", fact=True)
