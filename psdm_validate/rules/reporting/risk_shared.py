"""A risk that several engagements share is looked at together.

The same words in two logs are mostly one cause: a vendor, a team, a freeze. Seen one by one each risk is small and
everybody plans their own way around it; together they may be worth one decision. Risks are the same where their words
are, whatever their case, spaces and punctuation. Only folder and number of the others are named, since what is written
there belongs to another customer. Engagements that are over are left out.

```yaml good raid.yaml
risks:
  - id: R-001
    what: The last wave may meet the year-end freeze
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-11-16
    probability: high
    impact: medium
    response: Move it before the freeze
  - id: R-002
    what: The last wave may meet the year-end freeze!
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-11-16
    probability: low
    impact: low
    response: The same log tells of it twice, and no other one
```

```yaml bad raid.yaml
risks:
  - id: R-001
    what: The last wave may meet the year-end freeze  # RPT016
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-11-16
    probability: high
    impact: medium
    response: Move it before the freeze
```
```yaml and /harbor-line/sow-2207/raid.yaml
title: RAID - Harbor Line - SOW-2207
issue: https://forge.example.com/ps/harbor-line/sow-2207/-/issues/8
owner: sam-osei
risks:
  - id: R-004
    what: the last wave may meet the year end freeze.  # RPT016
    owner: sam-osei
    raised: 2026-10-05
    due: 2026-11-16
    probability: medium
    impact: medium
    response: Ask for an exception from the freeze
```
```yaml and /harbor-line/sow-2207/sow.yaml
number: SOW-2207
title: A day of advice
service: standard
sku: PS-ADVICE-1
opportunity: {id: OPP-10418, record_type: Professional Services Only}
terms:
  agreement: standard
  billing: time-and-materials
  start: 2026-12-07
  end: 2026-12-11
  currency: USD
  amount: "1840.00"
  hours: 8
  roles: [{id: engineer, hours: 8, rate: "230.00"}]
  activities: [{id: advice, name: Advice, hours: 8}]
```
```yaml and /harbor-line/sow-2207/engagement.yaml
kind: project
method: light
team: []
links: {scheduling_intake: "https://forge.example.com/ps/plan/-/issues/1241"}
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from unicodedata import normalize

from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.raid import Risk
from psdm_validate.rule import Remark, Remarks, rule

WORD = re.compile(r"\w+")


@rule(
    "RPT016",
    "a risk that several engagements share is looked at together",
    level=Level.NOTE,
    editions=("2024",),
    source="derived: what threatens several engagements is decided once",
)
def risk_shared(portfolio: Portfolio, as_of: date) -> Remarks:
    alike: dict[tuple[str, ...], list[tuple[Engagement, Risk]]] = defaultdict(list)
    for engagement in portfolio.engagements:
        over = engagement.record.over_on
        for risk in engagement.raid.risks if engagement.raid and not (over and over <= as_of) else ():
            if risk.open_on(as_of) and (words := _words(risk.what)):
                alike[words].append((engagement, risk))
    for shared in alike.values():
        for engagement, risk in shared:
            others = [f"{other.name} {each.id}" for other, each in shared if other is not engagement]
            if others:
                yield Remark(
                    risk.at("what"),
                    f"{risk.id} is open in the same words in {', '.join(others)}",
                    "Look at it together with those who see to the others; one of you may settle it for all.",
                )


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, whatever their case and what stands between them."""
    return tuple(WORD.findall(normalize("NFKC", text).casefold()))
