"""Every session has an invitation code of its own for the lab.

People redeem it on the first day, and it makes their accounts. With the code of another session they land in the
exercises of that one, or in front of an account that has run out.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
lab: {code: HARBOR-1110}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-10, begins: "09:00", ends: "16:00"}]
lab: {code: HARBOR-1110}
```
```yaml and training/git-second-group.yaml
title: First steps with Git, second group
course: GitLab with Git Basics
zone: America/New_York
days: [{on: 2026-11-11, begins: "09:00", ends: "16:00"}]
lab: {code: HARBOR-1110}  # TRN004
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.training.session_days import first_day, owed


@rule(
    "TRN004",
    "every session has its own lab code",
    editions=("2020",),
    source="003: Training lab pre-course",
)
def own_lab_code(engagement: Engagement, as_of: date) -> Remarks:
    first_with: dict[str, TrainingSession] = {}
    for session in sorted(engagement.training_sessions, key=lambda session: first_day(session) or date.max):
        first, code = first_day(session), session.lab.code if session.lab else None
        if code is None and first is not None and first <= as_of and owed(engagement, first):
            yield Remark(
                session.at("lab"),
                f'"{session.name}" begins on {first} and has no code for the lab',
                "Ask for a code of this session's own, then add it as code of lab.",
                fact=True,
            )
        if code is not None and (other := first_with.setdefault(code, session)) is not session:
            yield Remark(
                session.at("lab", "code"),
                f'"{session.name}" has the code {code}, and so has "{other.name}"',
                "Ask for a code of this session's own, and correct code.",
                fact=True,
            )
