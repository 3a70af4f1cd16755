"""Legal stamped the SOW before it went out for signature.

Once the paper has left the house its wording is hard to take back. So the stamp is dated no later than the day
of release, or of the first signature where no release is recorded.

```yaml good sow.yaml
legal_stamp: 2026-06-15
released: 2026-06-15
```

```yaml bad sow.yaml
legal_stamp: 2026-06-16  # SOW010
released: 2026-06-15
# SPC013: and the customer epic was there before the stamp
```

```yaml bad sow.yaml
legal_stamp:  # SOW010
# SPC013: and the customer epic is there without a stamp
```
"""

from __future__ import annotations

from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW010",
    "Legal stamped the SOW before it was released for signature",
    editions=("2024",),
    source="004: SOW Proposal Approval Board; 001: Project Initiate & Plan 1",
)
def legal_stamp(sow: Sow) -> Remarks:
    out = sow.went_out_on
    if out is None:
        return
    if sow.legal_stamp is None:
        yield Remark(
            sow.at("legal_stamp"),
            f"the SOW went out on {out}, and no stamp of Legal is recorded",
            "Add legal_stamp with the day on which Legal stamped it.",
        )
    elif sow.legal_stamp > out:
        yield Remark(
            sow.at("legal_stamp"),
            f"Legal stamped on {sow.legal_stamp}, after the SOW went out on {out}",
            "Correct the day; a stamp given too late is raised with Legal.",
        )
