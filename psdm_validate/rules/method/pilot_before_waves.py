"""No wave begins before a pilot has succeeded.

A pilot shows on a small scale that the way of working holds. Waves carry it to everybody, and so they carry its
mistakes too. While a wave still lies ahead, it is enough that a pilot ends before it.

```yaml good plan.yaml
pilots:
  - {id: first-team, name: One team moves its repositories, start: 2026-10-12, end: 2026-10-30}
waves:
  - {id: wave-1, name: Forty repositories of finance, start: 2026-11-02, end: 2026-11-20}
```

```yaml bad plan.yaml
pilots:
  - {id: first-team, name: One team moves its repositories, start: 2026-07-13, end: 2026-07-17}
waves:
  - {id: wave-1, name: Forty repositories of finance, start: 2026-07-20, end: 2026-07-31}  # MTH015
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.plan import Pilot, Wave
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH015",
    "no scaling wave begins before a successful pilot",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Iterative Basics 1",
)
def pilot_before_waves(engagement: Engagement, as_of: date) -> Remarks:
    plan = engagement.plan
    if plan is None or engagement.record.use_case == "other":
        return
    for wave in plan.waves:
        proven = any(_comes_before(pilot, wave, as_of) for pilot in plan.pilots)
        if not proven and not engagement.adopted_after(wave.start):
            begun = wave.start <= as_of
            yield Remark(
                wave.at("start"),
                f"the wave {wave.id} {'began' if begun else 'is to begin'} on {wave.start}, "
                f"and no pilot {'had succeeded' if begun else 'ends or has succeeded'} before that day",
                "Add succeeded to the pilot that proved the way, or let the wave begin after a pilot.",
            )


def _comes_before(pilot: Pilot, wave: Wave, as_of: date) -> bool:
    if pilot.succeeded is not None:
        return pilot.succeeded <= wave.start
    return as_of < wave.start and pilot.end < wave.start
