"""The link to register goes to the customer in time for people to use it.

The customer passes it on, and people have to find the time and register. Three business days before the session
are the least, and the trainer sends it; the archived method gives two weeks, and there the coordinator does. Public
holidays of the organisation are no business days.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
zone: America/New_York
days: [{on: 2026-10-22, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes}
registration: {link: "https://files.example.com/git/register", sent: 2026-10-19, by: alex-reyes}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/40
zone: America/New_York
days: [{on: 2026-10-22, begins: "09:00", ends: "16:00"}]
trainer: {person: alex-reyes}
registration:
  link: https://files.example.com/git/register
  sent: 2026-10-20  # TRN001: a day late
  by: jo-pike  # TRN001: not the trainer
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import Registration, TrainingSession
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import owed, registration_due


@rule(
    "TRN001",
    "registration links go out in time",
    editions=("2020", "archived"),
    source="003: Preparation steps (3 business days); 002 comments: Preparation steps (2 weeks)",
)
def registration_sent(session: TrainingSession, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    due = registration_due(session, engagement, policy)
    if due is None or not owed(engagement, due):
        return
    registration = session.registration
    if registration is None or registration.sent is None:
        if as_of > due:
            yield Remark(
                session.at("registration"),
                f'the link to register for "{session.name}" was due at the customer by {due} and is not sent',
                "Send it today, then add registration with link, sent and by.",
                fact=True,
            )
        return
    if registration.sent > due:
        yield Remark(
            registration.at("sent"),
            f'the link to register for "{session.name}" went out on {registration.sent}; it was due by {due}',
            "Ask the customer whether everybody could register; what is late stays late.",
            fact=True,
        )
    yield from _sender(session, registration, registration.sent, engagement, policy)


def _sender(
    session: TrainingSession, registration: Registration, sent: date, engagement: Engagement, policy: Policy
) -> Remarks:
    """Who sent it: the coordinator by the archived method, else the trainer, where one is named yet."""
    if policy.in_force(("archived",)):
        who, roles = "the project coordinator", policy.roles["registration_sent_by"]
        right = registration.by and engagement.organization.held_any(registration.by, roles, sent)
    else:
        who = "the trainer"
        right = session.trainer is None or registration.by == session.trainer.person
    if not right:
        yield Remark(
            registration.at("by"),
            f'the link to register for "{session.name}" was sent by {registration.by or "nobody named"}, '
            f"and {who} sends it",
            f"Correct by if it is wrong; from the next session on {who} sends it.",
            fact=True,
        )
