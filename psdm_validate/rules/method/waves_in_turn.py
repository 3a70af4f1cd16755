"""Waves follow each other.

Each wave is meant to learn from the one before it. Two at once share the people who know how it is done, and the
second repeats what the first has not yet put right.

```yaml good plan.yaml
waves:
  - {id: wave-1, name: Forty repositories of finance, start: 2026-07-20, end: 2026-07-31}
  - {id: wave-2, name: Sixty repositories of sales, start: 2026-08-01, end: 2026-08-14}
```

```yaml bad plan.yaml
waves:
  - {id: wave-1, name: Forty repositories of finance, start: 2026-07-20, end: 2026-07-31}
  - {id: wave-2, name: Sixty repositories of sales, start: 2026-07-31, end: 2026-08-14}  # MTH020
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.plan import Plan
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH020",
    "scaling waves do not overlap",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Iterative Basics 1",
)
def waves_in_turn(plan: Plan) -> Remarks:
    ordered = sorted(plan.waves, key=lambda wave: wave.start)
    for number, wave in enumerate(ordered[1:], 1):
        before = max(ordered[:number], key=lambda earlier: earlier.end)
        if wave.start <= before.end:
            yield Remark(
                wave.at("start"),
                f"the wave {wave.id} begins on {wave.start}, while {before.id} lasts until {before.end}",
                f"Let it begin after {before.end}, or shorten the wave before it.",
            )
