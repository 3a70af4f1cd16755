"""What merge requests are judged by is loosened on its own, never beside what it would excuse.

A merge request is judged by the settings, roles, contacts and waivers that its target has; what it brings of them
counts from the next one on. So one that grants a right or lowers a bar does nothing else that this could excuse:
whoever reviews it sees the grant, and nothing tucked in beside it. What only tightens may come with anything.

```yaml head /settings.yaml
levels: {RPT010: note}
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
"""

from __future__ import annotations

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE, TOP
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.waivers.loosening import Loosening, loosenings

GOVERNING = (ORGANIZATION_FILE, SETTINGS_FILE, "/customer.yaml", "/waivers.yaml")
"""Endings of the files by which merge requests are judged."""


@rule(
    "WVR004",
    "what a merge request is judged by counts from its target only",
    editions=ALL,
    source="derived: nobody sets the bar by which they are measured",
)
def governed_by_target(comparison: Comparison) -> Remarks:
    for loosening in loosenings(comparison):
        beside = _beside(loosening, comparison)
        if beside:
            more = f" and {len(beside) - 1} more" if len(beside) > 1 else ""
            yield Remark(
                loosening.place,
                f"{loosening.words}, beside changes of {beside[0]}{more}; this merge is judged by what its target has",
                "Merge this on its own, with nothing that it would excuse; then the rest.",
                was=loosening.was,
            )


def _beside(loosening: Loosening, comparison: Comparison) -> list[str]:
    """Changed files for which the loosening would count, short of those by which is judged."""
    changed = dict.fromkeys(change.file for change in comparison.changes if change.file.startswith(loosening.reach))
    own = (*GOVERNING, loosening.place.file)
    return [file.removeprefix(f"{TOP}/") for file in changed if not file.endswith(own)]
