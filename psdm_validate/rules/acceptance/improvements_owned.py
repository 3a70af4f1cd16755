"""What a retrospective wants done otherwise has somebody who sees to it.

At the end of the meeting its actions are gathered and given to people. An improvement that belongs to everybody is
carried out by nobody, and the next team meets the same trouble.

```yaml bad retrospective.yaml
improvements:
  - {id: earlier-test-servers, what: Ask for test servers in the intake}  # ACC007
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "ACC007",
    "retrospective actions have owners",
    level=Level.WARNING,
    editions=("archived",),
    source="002 comments: Retrospective",
)
def improvements_owned(retrospective: Retrospective) -> Remarks:
    for improvement in retrospective.improvements:
        if improvement.owner is None:
            yield Remark(
                improvement.at("owner"),
                f'nobody sees to the improvement {improvement.id} ("{improvement.what}")',
                "Agree who does, then add owner.",
            )
