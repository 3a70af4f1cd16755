"""Nobody approves their own request.

Two people look at a paper before it counts; that is the point of an approval. So whoever approves or signs it for
us, corrects it or declares it void is another than the one who asked for it. Who typed the lines no record can say;
that the author of a merge request does not approve it is a setting of the forge.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-10-14
    fingerprint: sha256:1bb1540a483f2ff10e00fbf1c77adb3921c247800ad11e7a9c769300496e3431
```

```yaml bad descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: tomas-ferro, on: 2026-10-12}
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration with wikis in four waves}}
approved:
  us:
    by: tomas-ferro  # CHG028
    on: 2026-10-13
```
"""

from __future__ import annotations

from psdm_validate.model.instrument import Instrument
from psdm_validate.model.people import Approval, OurSignature
from psdm_validate.model.traces import Ruling
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG028",
    "nobody approves their own request",
    editions=("2022", "2024"),
    source="derived: an approval is a second pair of eyes",
)
def own_request(paper: Instrument) -> Remarks:
    for part in paper.parts():
        if isinstance(part, Approval | OurSignature | Ruling) and part.by == paper.requested.by:
            yield Remark(
                part.at("by"),
                f"{part.by} asked for {paper.number} and cannot be the one who approves or signs it for us",
                "Ask somebody else who holds the right.",
            )
