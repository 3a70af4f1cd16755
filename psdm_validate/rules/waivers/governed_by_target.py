"""What merge requests are judged by is loosened on its own, never beside what it would excuse.

A merge request is judged by the settings, roles, contacts and waivers that its target has; what it brings of them
counts from the next one on. So one that grants a right or lowers a bar does nothing else that this could excuse:
whoever reviews it sees the grant, and nothing tucked in beside it. What only tightens may come with anything, and so
may somebody new whose role carries no right. A waiver ends, so it may come ahead of what it allows; a breach is
accepted as past mending once it is there, or together with a fact. The word that allowed a waiver counts for that rule
in that place until that day; it may end earlier, and anything more takes a new approval. An engagement keeps the
edition under which its SOW was signed: settings that would move it are told with its name, and a SOW that arrives
signed on a day of an earlier edition has the signed paper with it.

```yaml head /settings.yaml
levels: {RPT010: note}
```

```yaml head /settings.yaml
edition: "2024"
editions_before:  # WVR004: SOW-2206 was signed on 2026-06-22
  - {edition: "2022", until: 2026-06-30}
```

```yaml base /settings.yaml
editions_before:
  - {edition: "2022", until: 2026-05-31}
```

```yaml head /settings.yaml
editions_before:
  - {edition: "2022", until: 2026-06-15}
```

```yaml head waivers.yaml
waivers:
  - rule: RPT010  # WVR004, WVR002: and it excuses nothing here
    file: raid.yaml
    field: risks.R-001.due
    why: The customer names the day of the freeze next week
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-10-19}
    until: 2026-10-30
```
```yaml and sow.yaml
title: Move all repositories to one platform
```

```yaml head /harbor-line/customer.yaml
contacts:
  - id: mira-stone
    name: Mira Stone
    email: mira.stone@example.com
    roles: [{role: director, from: 2024-05-01}]
  - id: owen-quay
    name: Owen Quay
    email: owen.quay@example.com
    roles:
      - {role: technical, from: 2024-05-01}
      - {role: director, from: 2024-05-01}  # WVR004
```
```yaml and sow.yaml
title: Move all repositories to one platform
```

```yaml head /settings.yaml
levels:
  RPT010: note  # WVR004
```
```yaml and sow.yaml
title: Move all repositories to one platform
```

```yaml base raid.yaml
actions:
  - {id: A-001, what: Ask for a day in the data centre, owner: sam-osei, raised: 2026-10-05, due: 2026-10-16}
```

```yaml head waivers.yaml
late:
  - rule: CHG006
    file: confirmations/wc-001.yaml
    why: It was confirmed in writing, as the current pages ask; those of 2022 want a change order for it
    accepted_by: robin-vale
    on: 2026-10-12
  - rule: RPT010
    file: raid.yaml
    field: actions.A-001.due
    why: The data centre answers once a month
    accepted_by: robin-vale
    on: 2026-10-19
```

```yaml head waivers.yaml
late:
  - rule: CHG006
    file: confirmations/wc-001.yaml
    why: It was confirmed in writing, as the current pages ask; those of 2022 want a change order for it
    accepted_by: robin-vale
    on: 2026-10-12
  - rule: RPT010  # WVR004, WVR002: there is no such breach yet
    file: raid.yaml
    field: actions.A-001.due
    why: The data centre answers once a month
    accepted_by: robin-vale
    on: 2026-10-19
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.customer import Customer
from psdm_validate.model.layout import TOP, extra_schema_of, model_of
from psdm_validate.model.organization import Organization
from psdm_validate.model.settings import Settings
from psdm_validate.model.waivers import Waivers
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.waivers import Excuses
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.waivers.accepted import accepted, ahead_of_their_breach
from psdm_validate.rules.waivers.approvals_moved import approvals_moved
from psdm_validate.rules.waivers.editions_moved import editions_moved
from psdm_validate.rules.waivers.loosening import Loosening, loosenings

GOVERNING = (Organization, Settings, Customer, Waivers)
"""Records by which merge requests are judged."""


@rule(
    "WVR004",
    "what a merge request is judged by counts from its target only",
    editions=ALL,
    source="derived: nobody sets the bar by which they are measured",
)
def governed_by_target(comparison: Comparison, excuses: Excuses, policies: Policies, as_of: date) -> Remarks:
    for loosening in (*loosenings(comparison), *accepted(comparison, excuses)):
        beside = _beside(loosening, comparison)
        if beside:
            more = f" and {len(beside) - 1} more" if len(beside) > 1 else ""
            yield Remark(
                loosening.place,
                f"{loosening.words}, beside changes of {beside[0]}{more}; this merge is judged by what its target has",
                "Merge this on its own, with nothing that it would excuse; then the rest.",
                was=loosening.was,
            )
    yield from ahead_of_their_breach(comparison, excuses, policies)
    yield from approvals_moved(comparison)
    yield from editions_moved(comparison, policies, as_of)


def _beside(loosening: Loosening, comparison: Comparison) -> list[str]:
    """Changed files for which the loosening would count, short of those by which is judged."""
    changed = (file for file in comparison.files_changed if file.startswith(loosening.reach))
    return [file.removeprefix(f"{TOP}/") for file in changed if not _as_it(file, loosening)]


def _as_it(file: str, loosening: Loosening) -> bool:
    """Whether it is the loosened file, or one that merge requests are judged by as well."""
    schemas = extra_schema_of(file) and extra_schema_of(loosening.place.file)
    return bool(schemas) or file == loosening.place.file or model_of(file) in GOVERNING
