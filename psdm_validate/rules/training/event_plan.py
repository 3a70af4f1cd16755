"""A session has its event plan, its dates and its times.

The planning meeting settles who comes, where, with what equipment, and when it begins and ends. Whatever is not
written down there is asked by forty people on the first morning. So it is there once the meeting was held, and on
the first day at the latest.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
event_plan: https://files.example.com/sow-2206/git/event-plan
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
planning_meeting: {on: 2026-10-12, attended_by: [alex-reyes, mira-stone]}
```

```yaml bad training/git.yaml
title: First steps with Git  # TRN002: no event plan
course: GitLab with Git Basics
zone: America/New_York
days:
  - {on: 2026-11-10, begins: "09:00", ends: "16:00"}
  - {on: 2026-11-11, begins: "09:00"}  # TRN002: open end
planning_meeting: {on: 2026-10-12, attended_by: [alex-reyes, mira-stone]}
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import first_day, owed


@rule(
    "TRN002",
    "a session has its event plan dates and times",
    editions=("2020",),
    source="003: Preparation steps",
)
def event_plan(session: TrainingSession, engagement: Engagement, as_of: date) -> Remarks:
    planned = _planned_on(session)
    # What comes later asks as well, so an engagement that was adopted in between is asked for its sessions to come.
    last_asked = max(filter(None, (planned, first_day(session))), default=None)
    if planned is None or planned > as_of or last_asked is None or not owed(engagement, last_asked):
        return
    if session.event_plan is None:
        yield Remark(
            session.at("event_plan"),
            f'"{session.name}" has no event plan',
            "Write it with the customer, then add its address as event_plan.",
            fact=True,
        )
    if not session.days:
        yield Remark(
            session.at("days"),
            f'"{session.name}" was planned on {planned} and has no dates',
            "Settle them with the customer, then add days with on, begins and ends.",
            fact=True,
        )
    for day in session.days:
        if day.begins is None or day.ends is None:
            yield Remark(
                day.at("on"),
                f'"{session.name}" does not say when it {"begins" if day.begins is None else "ends"} on {day.on}',
                "Settle it with the customer, then add begins and ends.",
                fact=True,
            )


def _planned_on(session: TrainingSession) -> date | None:
    """The day from which everything is settled: of the planning meeting, or the first of the session."""
    meeting = session.planning_meeting.on if session.planning_meeting else None
    return min(filter(None, (meeting, first_day(session))), default=None)
