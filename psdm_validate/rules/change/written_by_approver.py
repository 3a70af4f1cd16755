"""An approval is written down by the one who gives it.

Anybody can type that a leader has approved. Where the commits of a merge request show that somebody else wrote the
line, the approval is claimed: the report says so, for the reviewer to ask. Commits carry whatever address was typed,
so this proves little and is only a note. An organisation whose commits are signed can make it an error in its settings
(`levels: {CHG038: error}`); then nobody's approval is written by others.

```yaml head change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
approvals:
  - role: ps-leadership
    by: robin-vale  # written by robin.vale@example.com
    on: 2026-10-14
    fingerprint: sha256:1bb1540a483f2ff10e00fbf1c77adb3921c247800ad11e7a9c769300496e3431
```

```yaml head change-orders/co-001.yaml
number: CO-001
title: Two weeks more
why: The customer's holidays were forgotten.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12, account_team: 2026-10-12}
issue: https://forge.example.com/ps/plan/-/issues/1301
attached: 2026-10-12
document: https://files.example.com/contracts/sow-2206-co-001
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
approvals:
  - role: ps-leadership
    by: robin-vale  # CHG038: written by sam.osei@example.com
    on: 2026-10-14
    fingerprint: sha256:1bb1540a483f2ff10e00fbf1c77adb3921c247800ad11e7a9c769300496e3431
```
"""

from __future__ import annotations

from psdm_validate.contract.approvals_given import approvals_given
from psdm_validate.contract.comparison import Comparison
from psdm_validate.finding import Level
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "CHG038",
    "an approval is written down by who gives it",
    level=Level.NOTE,
    editions=ALL,
    source="derived: anybody can type another's name",
)
def written_by_approver(comparison: Comparison) -> Remarks:
    asked = set()
    for given in approvals_given(comparison):
        if given.others and (given.by, given.place.file) not in asked:
            asked.add((given.by, given.place.file))
            yield Remark(
                given.place,
                f"the approval of {given.by} is claimed: {' and '.join(given.others)} wrote it down",
                f"Ask {given.by} whether it was given, or have it written by them.",
            )
