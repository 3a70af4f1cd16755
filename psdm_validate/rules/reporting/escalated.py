"""What holds the work up is labelled Escalated.

The label is what brings an entry before leadership at once; the weekly list of escalations is made from it. So
an entry that impacts progress carries it, spelt exactly so, and an entry that is said not to does not.

```yaml good raid.yaml
issues:
  - id: I-001
    what: Test servers are three weeks late
    owner: alex-reyes
    raised: 2026-09-14
    due: 2026-11-02
    severity: high
    resolution: Last wave moved by three weeks (WC-001)
    impacts_progress: true
    labels: [Escalated]
```

```yaml bad raid.yaml
issues:
  - id: I-001
    what: Test servers are three weeks late
    owner: alex-reyes
    raised: 2026-09-14
    due: 2026-11-02
    severity: high
    resolution: Last wave moved by three weeks (WC-001)
    impacts_progress: true
    labels: [escalated]  # RPT008, RPT008
```
"""

from __future__ import annotations

from psdm_validate.model.raid import Raid
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "RPT008",
    "a RAID item that impacts progress is labelled Escalated",
    editions=("2024",),
    source="001: Deliver, Train, and Monitor 1, Reporting on Risk via RAID",
)
def escalated(raid: Raid, policy: Policy) -> Remarks:
    wanted = policy.label("escalated")
    for entry in raid.entries():
        labelled = wanted in entry.labels
        for index, label in enumerate(entry.labels):
            if label != wanted and label.casefold() == wanted.casefold():
                yield Remark(
                    entry.at("labels", index),
                    f"the label {label} of {entry.id} is not spelt as the reports look for it",
                    f"Write {wanted}, and correct the label on the forge.",
                )
        if entry.impacts_progress is True and not labelled:
            yield Remark(
                entry.at("labels"),
                f"{entry.id} impacts progress but does not carry the label {wanted}",
                f"Write labels: [{wanted}], and set the label on the forge.",
            )
        elif entry.impacts_progress is False and labelled:
            yield Remark(
                entry.at("impacts_progress"),
                f"{entry.id} carries the label {wanted} but is said not to impact progress",
                f"Write impacts_progress: true, or take the label {wanted} off.",
            )
