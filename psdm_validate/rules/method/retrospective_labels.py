"""Labels of the retrospective are spelt as the reports look for them.

Wins, lessons and customers' stories are gathered over all engagements by their labels. A team may make labels
of its own, but one that differs from a known one only in case is never found. The letters ll stand for lessons
learnt, and an unknown label that begins with them is most often a slip of the pen.

```yaml good retrospective.yaml
journal:
  - on: 2026-07-31
    by: alex-reyes
    what: The first wave was moved in one night
    labels: [ProjectWin, NightShift]
```

```yaml bad retrospective.yaml
journal:
  - on: 2026-07-31
    by: alex-reyes
    what: The first wave was moved in one night
    labels:
      - projectWin  # MTH014
      - llProcess  # MTH014
```
"""

from __future__ import annotations

import difflib

from psdm_validate.finding import Level
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule

GATHERED = ("retrospective_win", "retrospective_lessons", "retrospective_story", "retrospective_complete")
"""The policy's labels that a journal is searched for."""


@rule(
    "MTH014",
    "retrospective labels are not misspelt",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Deliver, Train, and Monitor 2",
)
def retrospective_labels(retrospective: Retrospective, policy: Policy) -> Remarks:
    for entry in retrospective.journal:
        for index, label in enumerate(entry.labels):
            known = meant(label, policy)
            if known:
                yield Remark(
                    entry.at("labels", index),
                    f"no report looks for the label {label}",
                    f"Write {' or '.join(known)}, and correct the label on the forge.",
                )


def meant(label: str, policy: Policy) -> tuple[str, ...]:
    """The known labels that a misspelt one may stand for; none where it is known, or the team's own."""
    known = [each for name in GATHERED for each in policy.labels[name]]
    if label in known:
        return ()
    same = tuple(each for each in known if each.casefold() == label.casefold())
    if same or not label.startswith("ll"):
        return same
    lessons = policy.labels["retrospective_lessons"]
    return tuple(difflib.get_close_matches(label, lessons, n=1)) or lessons
