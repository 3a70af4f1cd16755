"""Yellow and red have a path to green, and an open entry in the RAID log.

A colour alone helps nobody. A report that is not green says how it becomes green again, and the risk or issue
behind it stands in the RAID log, where somebody owns it. An entry that was settled after the report still counts
for it. Asked for of the newest report, until the engagement is closed.

```yaml good status/2026-10-15.yaml
health: yellow
path_to_green: Move the last wave before the freeze
```

```yaml bad status/2026-10-15.yaml
health: yellow  # RPT012
```

```yaml bad status/2026-10-15.yaml
health: red  # RPT012
path_to_green: Move the last wave before the freeze
```
```yaml and raid.yaml
risks: []
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.model.status import Status
from psdm_validate.rule import Remark, Remarks, rule
from psdm_validate.rules.reporting.troubled import TROUBLED, troubled_entry


@rule(
    "RPT012",
    "red and yellow have a path to green",
    level=Level.WARNING,
    editions=("2024",),
    source="001: Deliver, Train, and Monitor 1, Tracking Risk",
)
def path_to_green(engagement: Engagement, phase: Phase, as_of: date) -> Remarks:
    status = engagement.newest_status(as_of)
    if status is None or phase is Phase.CLOSED:
        return
    if status.health in TROUBLED and status.path_to_green is None:
        yield Remark(
            status.at("health"),
            f"the report of {status.on} is {status.health} and does not say how it becomes green again",
            "Add path_to_green in a sentence: what will be done, and by when.",
        )
    place = _trouble(status)
    if place is not None and not _open_in_raid(engagement, status):
        yield Remark(
            place,
            f"the report of {status.on} is not green, but no risk or issue was open in the RAID log",
            "Add the risk or issue behind it to raid.yaml, with an owner.",
        )


def _trouble(status: Status) -> Place | None:
    """Where the report says that not all is green, or None."""
    entry = troubled_entry(status)
    if status.health in TROUBLED:
        return status.at("health")
    return entry.at("internal" if entry.internal in TROUBLED else "customer") if entry else None


def _open_in_raid(engagement: Engagement, status: Status) -> bool:
    raid = engagement.raid
    entries = (*raid.risks, *raid.issues) if raid else ()
    return any(entry.closed is None or entry.closed.on > status.on for entry in entries)
