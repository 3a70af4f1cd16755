"""The instructor has the invitation code about a week before the session.

Then there is time to go through the exercises with it. Much earlier does not help: an account that was made with the
code runs out after 30 days, and one that is redeemed on receipt would be gone on the first day.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
lab: {code: HARBOR-1110, code_received: 2026-10-19}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
lab:
  code: HARBOR-1110
  code_received: 2026-10-10  # TRN008: 31 days before
```
"""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import first_day, owed


@rule(
    "TRN008",
    "invitation code reaches the instructor about a week before",
    level=Level.WARNING,
    editions=("archived",),
    source="002 comments: Training lab",
)
def lab_code_received(session: TrainingSession, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    first = first_day(session)
    due = first - timedelta(days=policy.values["lab_code_days"]) if first else None
    if first is None or due is None or not owed(engagement, due):
        return
    received = session.lab.code_received if session.lab else None
    place = session.at("lab", "code_received")
    begins = f'"{session.name}" begins on {first}'
    if received is None:
        if as_of > due:
            step = "Ask the coordinator for the code, then add code_received with the day to lab."
            yield Remark(place, f"{begins}, and the instructor has no invitation code yet", step, fact=True)
    elif received > due or (first - received).days > policy.values["lab_login_days"]:
        before = (first - received).days
        when = f"{counted(before, 'day')} before" if before >= 0 else "after it had begun"
        yield Remark(
            place,
            f"the instructor had the invitation code on {received}, {when}; {begins}",
            "Redeem it not before the month of the session." if received <= due else "Ask earlier the next time.",
            fact=True,
        )
