"""Scope that changes inside duration and budget needs written confirmation.

While hours, money and dates stay, activities and deliverables may change on the customer's written word, attached to
the project epic, or by a description of work that both sides approve. A block of hours is sold without content, so
there it is always a description of work, and the block's hours are its limit. Work beyond the hours, other words of
acceptance, and a deliverable that a milestone is paid for are no such change: they need a change order.

```yaml good confirmations/wc-002.yaml
number: WC-002
title: Three waves instead of four
why: The last two are small.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration in three waves}}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: project-epic
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```

```yaml good descriptions-of-work/dow-001.yaml
number: DOW-001
title: What counts as a repository
why: The SOW does not say whether wikis move.
requested: {by: noor-haddad, on: 2026-06-20}
attached: 2026-06-20
changes:
  activities: {change: [{id: migration, name: {from: Migration in four waves, to: Migration with wikis}}]}
approved:
  us: {by: tomas-ferro, on: 2026-10-13}
  customer: {by: owen-quay, on: 2026-10-14}
  evidence: {file: evidence/dow-001.eml, sha256: a0855db9847208669d7fe25a579e7461d7a2e53b5e031ee04de7fe72801dc581}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: Three waves instead of four
why: The last two are small.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration in three waves}}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: scoping-issue  # CHG005
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```

```yaml bad confirmations/wc-002.yaml
number: WC-002
title: Three waves instead of four
why: The last two are small.
requested: {by: sam-osei, on: 2026-10-12}
changes:
  activities:  # CHG005: a block takes a description of work
    change:
      - {id: migration, name: {from: Migration in four waves, to: Migration in three waves}}
confirmed:
  by: mira-stone
  on: 2026-10-14
  by_way_of: email
  attached_to: project-epic
  evidence: {file: evidence/wc-002.eml, sha256: c7d91d8d2f18b08936f154b96a86e37e9593047a63abdbaea9a0377d771a3c6f}
```
```yaml and engagement.yaml
kind: consulting-block
# CHG013: and the block has no description of work
```
"""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remarks, rule
from psdm_validate.rules.change.within_power import within_power


@rule(
    "CHG005",
    "scope changed inside duration and budget needs written confirmation",
    editions=("2024",),
    source="001: Iterate and Validate 1",
)
def scope_in_writing(engagement: Engagement, contract: Contract, policy: Policy) -> Remarks:
    yield from within_power("CHG005", engagement, contract, policy)
