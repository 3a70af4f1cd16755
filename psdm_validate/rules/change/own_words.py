"""Nobody approves what they have written themselves.

The second pair of eyes is worth something only if it did not write what it looks at, whoever is named as having asked
for it. So where the commits of a merge request show that the approver wrote part of the terms, of the changes, of the
leave or of the waiver that is approved, somebody else has to approve it.

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
  end: {from: 2027-01-08, to: 2027-01-22}  # written by sam.osei@example.com
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
  end: {from: 2027-01-08, to: 2027-01-22}  # written by robin.vale@example.com
approvals:
  - role: ps-leadership
    by: robin-vale  # CHG039: written by robin.vale@example.com
    on: 2026-10-14
    fingerprint: sha256:1bb1540a483f2ff10e00fbf1c77adb3921c247800ad11e7a9c769300496e3431
```
"""

from __future__ import annotations

from psdm_validate.contract.approvals_given import approvals_given
from psdm_validate.contract.comparison import Comparison
from psdm_validate.rule import ALL, Remark, Remarks, rule


@rule(
    "CHG039",
    "nobody approves their own words",
    editions=ALL,
    source="derived: an approval is a second pair of eyes",
)
def own_words(comparison: Comparison) -> Remarks:
    for given in approvals_given(comparison):
        if given.of_own_words:
            yield Remark(
                given.place,
                f"{given.by} approves what {given.address} has written in this merge request",
                "Ask somebody else who holds the right.",
            )
