"""A waiver that has run out, or that excuses nothing, is taken away.

Waivers rot silently: the reason goes and the permission stays, until it hides something that nobody meant to
allow. So a waiver is a finding from the day after its last, and as long as there is nothing for it to excuse.

```yaml good waivers.yaml
waivers:
  - rule: RPT010
    file: raid.yaml
    field: risks.R-001.due
    why: The customer names the day of the freeze next week
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-10-19}
    until: 2026-10-30
```

```yaml and raid.yaml
risks:
  - id: R-001
    what: The last wave may meet the year-end freeze
    owner: sam-osei
    raised: 2026-09-14
    due: 2026-10-16
    probability: high
    impact: medium
    response: Move it before the freeze
```

```yaml bad waivers.yaml
waivers:
  - rule: RPT010
    file: raid.yaml
    field: risks.R-001.due
    why: The customer names the day of the freeze next week
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-09-21}
    until: 2026-10-19  # WVR002
  - rule: RPT008  # WVR002
    file: raid.yaml
    why: Nobody has looked at the labels yet
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-10-19}
    until: 2026-10-30
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.waivers import Waiver, Waivers
from psdm_validate.policy.waivers import Excuses
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "WVR002",
    "an expired or unused waiver is a finding",
    level=Level.WARNING,
    editions=ALL,
    source="derived: a permission that nobody needs hides what nobody meant to allow",
)
def expired_or_unused(waivers: Waivers, excuses: Excuses, as_of: date) -> Remarks:
    folder = engagement_folder(waivers.place.file) or ""
    for waiver in waivers.waivers:
        if waiver.until is not None and waiver.until < as_of:
            yield Remark(
                waiver.at("until"),
                f"the waiver of {waiver.rule} ran out on {waiver.until}",
                "Take it out; where it is still needed, ask for a new one.",
            )
        elif excuses.looked_for(waiver, folder) and waiver.place not in excuses.used and _allowed(waiver, as_of):
            yield _unused(waiver, excuses)
    for late in waivers.late:
        if late.on <= as_of and excuses.looked_for(late, folder) and late.place not in excuses.used:
            yield Remark(
                late.at("rule"),
                f"the breach of {late.rule} named here is not found",
                "Take it out, or correct its place.",
            )


def _unused(waiver: Waiver, excuses: Excuses) -> Remark:
    wrong, folder = f"the waiver of {waiver.rule} excuses nothing", engagement_folder(waiver.place.file)
    elsewhere = [each for each in excuses.findings if each.rule == waiver.rule and each.engagement == folder]
    if not elsewhere:
        return Remark(waiver.at("rule"), wrong, "Take it out, or correct its place.")
    file = elsewhere[0].file.removeprefix(f"{folder}/")
    return Remark(
        waiver.at("rule"),
        f"{wrong} any more: it names {waiver.file}, and {waiver.rule} is found in {file} now",
        f"Ask for it anew, with file: {file} and field: {elsewhere[0].field or 'left out'}; then take this one out.",
    )


def _allowed(waiver: Waiver, as_of: date) -> bool:
    """Whether it had been approved by then; before that it could not excuse anything."""
    return waiver.approved is None or waiver.approved.on <= as_of
