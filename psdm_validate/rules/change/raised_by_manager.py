"""Change orders and work exceptions are raised by the project manager.

Whoever manages the project sees first that contract and work drift apart, and is asked afterwards why nobody said
so. In 2022 the engagement manager helps wherever a change order touches the scope, because the scope was sold by
them. The role is the one held on the day of the request.

```yaml good work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested: {by: sam-osei, on: 2026-10-12}
labels: [WE-product]
allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}
```

```yaml bad work-exceptions/we-001.yaml
number: WE-001
title: Forty hours for the importer
why: The importer loses protected tags.
requested:
  by: alex-reyes  # CHG034
  on: 2026-10-12
labels: [WE-product]
allows: {from: 2026-10-26, until: 2026-11-06, hours: 40}
```
"""

from __future__ import annotations

from psdm_validate.contract.wording import role_words
from psdm_validate.finding import Level
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.work_exception import WorkException
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG034",
    "the project manager raised the change order or work exception",
    level=Level.WARNING,
    editions=("2022", "2024"),
    source="000: Change Order, Work Exception; 001: Iterate and Validate 1, 3",
)
def raised_by_manager(paper: ChangeOrder | WorkException, engagement: Engagement, policy: Policy) -> Remarks:
    requested, roles = paper.requested, policy.roles["change_raised_by"]
    if not engagement.organization.held_any(requested.by, roles, requested.on):
        yield Remark(
            requested.at("by"),
            f"{paper.number} was raised by {requested.by}, who was no {role_words(roles)} on {requested.on}",
            "Let the project manager take the request over, or correct the name or the day.",
        )
    alone = isinstance(paper, ChangeOrder) and paper.informed.engagement_manager is None
    if policy.edition == "2022" and alone and isinstance(paper, ChangeOrder) and _moves_scope(paper):
        yield Remark(
            paper.at("informed", "engagement_manager"),
            f"{paper.number} moves the scope, and the engagement manager has no part in it",
            "Draft it with the engagement manager, then add informed.engagement_manager with the day.",
        )


def _moves_scope(order: ChangeOrder) -> bool:
    changes = order.changes
    return any(part is not None for part in (changes.activities, changes.deliverables, changes.standards))
