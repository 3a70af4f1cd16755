"""An assessment is reviewed within a week of its submission.

Whoever hands in an assessment waits for a certificate, and after a week they have forgotten what they would mend. It
is asked for one course only, GitLab with Git Basics, since no other has assessments that a trainer reviews.

```yaml good training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
assessments:
  - {id: submission-1, submitted: 2026-10-06, reviewed: 2026-10-13}
  - {id: submission-2, submitted: 2026-10-13}
```

```yaml bad training/git.yaml
title: First steps with Git
course: GitLab with Git Basics
zone: America/New_York
assessments:
  - {id: submission-1, submitted: 2026-10-06, reviewed: 2026-10-14}  # TRN006
  - {id: submission-2, submitted: 2026-10-12}  # TRN006
```
"""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.contract.wording import counted
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.training import TrainingSession
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "TRN006",
    "assessments are reviewed within seven days",
    editions=("2020",),
    source="003: Post-course instructor workflow",
)
def assessment_reviewed(session: TrainingSession, engagement: Engagement, policy: Policy, as_of: date) -> Remarks:
    most = timedelta(days=policy.values["assessment_days"])
    for assessment in session.assessments if session.course == policy.label("assessed_course") else ():
        due = assessment.submitted + most
        if engagement.adopted_after(due):
            continue
        within = f"reviews take {counted(most.days, 'day')} at most"
        if assessment.reviewed is not None and assessment.reviewed > due:
            message = f"{assessment.id} was handed in on {assessment.submitted} and reviewed on {assessment.reviewed}"
            step = "Tell the attendee why it took so long; what is late stays late."
            yield Remark(assessment.at("reviewed"), f"{message}; {within}", step, fact=True)
        elif assessment.reviewed is None and as_of > due:
            message = f"{assessment.id} was handed in on {assessment.submitted} and is not reviewed"
            step = "Have the trainer review and release it, then add reviewed with the day."
            yield Remark(assessment.at("submitted"), f"{message}; {within}", step, fact=True)
