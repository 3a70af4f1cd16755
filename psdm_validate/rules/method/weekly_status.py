"""A light engagement reports its status every week at least.

A light engagement has no iteration reviews, so the report is all that stakeholders see of it. It is asked for
from the kickoff until the customer signs the work off. While work is on hold nothing is asked, and the week begins
anew when the hold ends.

```yaml bad engagement.yaml
method: light  # MTH001, MTH005
```

```yaml and status/2026-10-15.yaml
# the report is left out
```
"""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.silence import silent_since
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "MTH005",
    "a light engagement reports its status weekly at least",
    editions=("2024",),
    source="002: Guidelines for PSDM (table)",
)
def weekly_status(engagement: Engagement, phase: Phase, policy: Policy, as_of: date) -> Remarks:
    record = engagement.record
    if record.method != "light" or phase not in (Phase.DELIVER, Phase.CLOSE) or at_rest(engagement, as_of):
        return
    last = engagement.newest_status(as_of)
    since = silent_since(engagement, [last.on] if last else (), as_of)
    most = policy.values["status_days"]
    if (as_of - since).days > most:
        yield Remark(
            last.at("on") if last else record.at("method"),
            f"there is no status report since {since}, {(as_of - since).days} days ago; "
            f"a light engagement has one every {most} days at least",
            f"Write how the work stands, and what comes next: psdm-validate new status {engagement.name}",
        )


def at_rest(engagement: Engagement, as_of: date) -> bool:
    """Whether there is no work to report: it is on hold, or signed off already."""
    return engagement.signed_off(as_of) or engagement.record.paused(as_of)
