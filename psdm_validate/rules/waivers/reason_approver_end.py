"""A waiver has a reason, an approver and an end.

A permission without a reason cannot be reviewed, and one without an end is a changed rule that nobody decided.
So it says why, who asked, who else allowed it and until when, ninety days at most unless the settings say
otherwise. A breach that cannot be undone says at least why.

```yaml good waivers.yaml
waivers:
  - rule: RPT010
    file: raid.yaml
    field: risks.R-001.due
    why: The customer names the day of the freeze next week
    requested_by: sam-osei
    approved: {by: robin-vale, on: 2026-10-19}
    until: 2027-01-17
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
  - rule: RPT010  # WVR001: it does not say why
    file: raid.yaml
    field: risks.R-001.due
    requested_by: sam-osei
    approved:
      by: sam-osei  # REC006, WVR001
      on: 2026-10-19
    until: 2027-01-18  # WVR001
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
"""

from __future__ import annotations

from psdm_validate.model.waivers import Waiver, Waivers
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import ALL, Remark, Remarks, rule

WANTED = {
    "why": ("why it is allowed", "Add `why:` in a sentence."),
    "requested_by": ("who asked for it", "Add `requested_by:` with whoever asked."),
    "approved": ("who allowed it", "Ask somebody else for it, then add `approved:` with by and on."),
    "until": ("until when it counts", "Add `until:` with its last day."),
}


@rule(
    "WVR001",
    "a waiver has a reason, an approver and an end",
    editions=ALL,
    source="derived: what is allowed for a while has an owner and an end",
)
def reason_approver_end(waivers: Waivers, policy: Policy) -> Remarks:
    for waiver in waivers.waivers:
        for field, (words, step) in WANTED.items():
            if getattr(waiver, field) is None:
                yield Remark(waiver.at(field), f"the waiver of {waiver.rule} does not say {words}", step)
        yield from _approved(waiver, policy.values["waiver_days"])
    for late in waivers.late:
        if late.why is None:
            yield Remark(late.at("why"), f"the breach of {late.rule} does not say how it came about", "Add `why:`.")


def _approved(waiver: Waiver, most: int) -> Remarks:
    approved = waiver.approved
    if approved is None:
        return
    if approved.by == waiver.requested_by:
        yield Remark(
            approved.at("by"),
            f"{approved.by} both asked for the waiver of {waiver.rule} and allowed it",
            "Ask somebody else to allow it.",
        )
    if waiver.until is not None and (waiver.until - approved.on).days > most:
        yield Remark(
            waiver.at("until"),
            f"the waiver of {waiver.rule} counts for {(waiver.until - approved.on).days} days; {most} are the most",
            "Choose an earlier day, and ask anew where it is still needed then.",
        )
