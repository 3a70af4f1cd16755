"""The legal case was opened by whoever looks after it.

Legal asks back, and the answers are with the one who deals with the customer. Today that is the account
executive, once the SOW is approved. The archived pages gave the case to the engagement manager; where they are
switched on as well, either may open it.

```yaml bad sow.yaml
legal_case: {by: noor-haddad, on: 2026-06-11}  # SOW018
```
"""

from __future__ import annotations

from psdm_validate.contract.wording import role_words
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW018",
    "the legal case was opened by the right role",
    level=Level.WARNING,
    editions=("2024", "archived"),
    source="004: SOW Proposal Approval Board; 002 comments: Legal Approval",
)
def legal_case_opened(engagement: Engagement, policy: Policy) -> Remarks:
    case = engagement.sow.legal_case
    roles = policy.roles["legal_case_opened_by"]
    if case is not None and not engagement.organization.held_any(case.by, roles, case.on):
        yield Remark(
            case.at("by"),
            f"{case.by} opened the legal case on {case.on} and was no {role_words(roles)} then",
            "Correct the name or the day; else let one of them take the case over.",
        )
