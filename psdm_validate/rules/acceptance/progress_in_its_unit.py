"""Progress is told in the unit of what was sold.

A packaged service is complete or it is not: 100 percent or 0. A SOW of more than four working weeks is told in
quarters, unless it names milestones, which are then the unit. An embedded engineer is paid by time and materials,
so hours tell how far the work is. The newest report is judged; older ones stay as they were sent.

```yaml good engagement.yaml
progress_label: Custom or standard SOW
```

```yaml and status/2026-10-15.yaml
percent: 50
```

```yaml bad engagement.yaml
progress_label: Custom or standard SOW
```

```yaml and status/2026-10-15.yaml
percent: 60  # ACC010
```

```yaml bad engagement.yaml
progress_label: Embedded Engineer
```

```yaml and status/2026-10-15.yaml
percent: 50  # ACC010
```
"""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Status
from psdm_validate.policy.calendar import weekdays_between
from psdm_validate.rule import Remark, Remarks, rule

UNITS = {"Packaged": (0, 100), "Custom or standard SOW": (0, 25, 50, 75, 100)}
"""The percentages that a report may tell, by label; 0 is what has not come to its first unit yet."""

FOUR_WEEKS = 20
"""Working days of the four weeks beyond which a SOW is told in quarters."""


@rule(
    "ACC010",
    "progress is reported in the unit of its kind",
    editions=("2020",),
    source="003: Labels",
)
def progress_in_its_unit(engagement: Engagement, contract: Contract, as_of: date) -> Remarks:
    label = engagement.record.progress_label
    newest = engagement.newest_status(as_of)
    if label == "Embedded Engineer":
        yield from _embedded(engagement, contract, newest)
    elif label is not None and newest and _has_unit(label, contract):
        yield from _in_steps(label, newest)


def _has_unit(label: str, contract: Contract) -> bool:
    if label == "Packaged":
        return True
    day = timedelta(days=1)
    long = weekdays_between(contract.start - day, contract.end + day) > FOUR_WEEKS
    return long and not contract.terms.milestones


def _in_steps(label: str, status: Status) -> Remarks:
    units = " or ".join(str(unit) for unit in UNITS[label])
    if status.percent not in UNITS[label]:
        said = f"says {status.percent} percent" if status.percent is not None else "does not say how much is complete"
        yield Remark(
            status.at("percent"),
            f"the report {said}; progress of the label {label} is told as {units} percent",
            f"Write percent: {units}, whichever has been reached.",
        )


def _embedded(engagement: Engagement, contract: Contract, newest: Status | None) -> Remarks:
    if contract.terms.billing != "time-and-materials":
        yield Remark(
            engagement.record.at("progress_label"),
            "an embedded engineer is paid by time and materials, and the contract is a fixed fee",
            "Correct progress_label; a change of billing takes a change order.",
        )
    if newest and newest.percent is not None:
        yield Remark(
            newest.at("percent"),
            f"the report says {newest.percent} percent; the work of an embedded engineer is told in hours",
            "Take percent out; the hours stand in burn_down.",
        )
