"""Some rules cannot be waived, and a waiver names a rule that there is.

That signed terms stay as they were signed, that nothing governed disappears, that approvals are bound to what was
approved and never given to oneself: every other promise of these records rests on those, and on the rules about
waivers themselves. Such a waiver excuses nothing, and the finding says so before anybody relies on it.

```yaml bad waivers.yaml
waivers:
  - rule: CHG029  # WVR003, WVR002: it excuses nothing
    file: sow.yaml
    why: The fingerprint was taken of the draft
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-10-19}
    until: 2026-10-30
  - rule: RPT999  # WVR003
    file: raid.yaml
    why: A slip of the pen
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-10-19}
    until: 2026-10-30
```

```yaml bad waivers.yaml
late:
  - rule: CHG025  # WVR003
    file: sow.yaml
    why: The terms were edited by hand
    accepted_by: robin-vale
    on: 2026-10-19
```
"""

from __future__ import annotations

from psdm_validate.model.waivers import Waivers
from psdm_validate.policy.waivers import never_excused
from psdm_validate.rule import ALL, Remark, Remarks, rule
from psdm_validate.rules.registry import RULES


@rule(
    "WVR003",
    "some rules cannot be waived",
    editions=ALL,
    source="derived: what every other promise rests on has no exception",
)
def never_waived(waivers: Waivers) -> Remarks:
    known = {entry.id for entry in RULES}
    for entry in (*waivers.waivers, *waivers.late):
        if never_excused(entry.rule):
            yield Remark(
                entry.at("rule"),
                f"nothing can excuse a breach of {entry.rule}; this entry is without effect",
                f"Take it out, and settle what {entry.rule} finds.",
            )
        elif entry.rule not in known:
            yield Remark(
                entry.at("rule"), f"there is no rule {entry.rule}", "`psdm-validate rules` lists the rules; correct it."
            )
