"""Every session has an issue of its own, with the link by which people register.

The issue is where trainer, coordinator and host find everything about the session. The link stands on it by the day
on which it has to go out to the customer, or on which it did.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
```

```yaml bad training/git.yaml
title: First steps with Git  # TRN009: no issue
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-10-22, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes}
registration: {sent: 2026-10-16, by: alex-reyes}  # TRN009: no link
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import owed, registration_due


@rule(
    "TRN009",
    "every session has a registration link on its issue",
    editions=("2020", "archived"),
    source="003 and 002 comments: Preparation steps",
)
def registration_link(session: TrainingSession, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    registration = session.registration
    due = registration_due(session, engagement, policy)
    sent = registration.sent if registration else None
    asked = min(filter(None, (sent, due)), default=None)
    if asked is None or asked > as_of or not owed(engagement, due or asked):
        return
    if session.issue is None:
        yield Remark(
            session.at("issue"),
            f'"{session.name}" has no issue to find its registration on',
            "Open the issue, put the link on it, then add its address as issue.",
            fact=True,
        )
    if registration is None or registration.link is None:
        yield Remark(
            session.at("registration", "link"),
            f'"{session.name}" has no link by which people register',
            "Set up the meeting, put the link on the issue, then add link to registration.",
            fact=True,
        )
