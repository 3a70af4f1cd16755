"""Somebody of professional services looks after a SOW on the customer's own paper.

Our own agreement and wording are known; a customer's are new every time, and their duties show up in the middle
of the work. Where the customer's terms apply, a named colleague goes through them.

```yaml good sow.yaml
terms:
  agreement: customer
ps_contact: noor-haddad
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:8761517ebdef4fc9478bb7b971c1f7da4a08ccc8d773ab51a25b6afb971bf685
```

```yaml bad sow.yaml
terms:
  agreement: customer  # SOW007
# CHG029, CHG029, CHG029: and the approvals were given for other terms
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW007",
    "the customer's own paper goes through professional services",
    level=Level.WARNING,
    editions=("2024",),
    source="004: SOW creation",
)
def customer_paper(sow: Sow) -> Remarks:
    if sow.terms.agreement == "customer" and sow.ps_contact is None:
        yield Remark(
            sow.terms.at("agreement"),
            "the customer's own terms apply, and nobody of professional services is named who looks after them",
            "Ask professional services who goes through them, then add ps_contact.",
        )
