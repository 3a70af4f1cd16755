"""Every RAID entry says who sees to it, since when, and what is known.

An entry without an owner is nobody's, and one without a day ages unseen. A risk is weighed by its probability
and impact and says what is done about it; an action says by when; an issue says how bad it is and how it is
mended; a decision says who took it and when. Whether an entry is open follows from `closed`.

```yaml bad raid.yaml
risks:
  - id: R-001  # RPT009, RPT009
    what: The last wave may meet the year-end freeze
    raised: 2026-09-14
    probability: high
    response: Move it before the freeze
```
"""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.model.raid import Action, Decision, Entry, Issue, Raid
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT009",
    "every RAID entry has an owner, a date and a state",
    editions=("2024",),
    source="derived: 001, Tracking Risk, names the log and leaves its fields open",
)
def raid_entries(raid: Raid) -> Remarks:
    for entry in (*raid.entries(), *raid.decisions):
        for name in _wanted(entry):
            if getattr(entry, name) is None:
                yield Remark(entry.at(name), f"{entry.id} does not say its {name}", f"Add `{name}:` to {entry.id}.")


def _wanted(entry: Entry | Decision) -> Iterator[str]:
    if isinstance(entry, Decision):
        yield from ("by", "on")
        return
    yield from ("owner", "raised")
    if isinstance(entry, Action):
        yield "due"
    elif isinstance(entry, Issue):
        yield from ("severity", "resolution")
    else:
        yield from ("probability", "impact", "response")
