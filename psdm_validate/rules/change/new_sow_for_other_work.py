"""Different work means a new SOW.

Under the edition of 2022 an extension uses the original SOW for more of the same work, by the same people, straight
on. Whether words name similar work no check can read. It can see an extension whose added work shares neither
activities nor roles with the old, one that was executed after the contract had ended, and one that keeps none of the
roles. In most cases such work deserves a SOW of its own, so this is a warning.

```yaml good change-orders/co-001.yaml
number: CO-001
title: Two weeks and fifty hours more
why: The customer adds forty repositories.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12}
epic: "&65"
scoping_issue: "#1234"
document: https://files.example.com/contracts/sow-2206-co-001
opportunity: {id: OPP-10833, record_type: Professional Services Only, amount: "11500.00"}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}
  amount: {from: "184000.00", to: "195500.00"}
  hours: {from: 800, to: 850}
  roles: {change: [{id: engineer, hours: {from: 640, to: 690}}]}
  activities: {change: [{id: migration, hours: {from: 640, to: 690}}]}
```

```yaml bad change-orders/co-001.yaml
number: CO-001
title: Security scanning
why: The audit asks for it.
requested: {by: sam-osei, on: 2026-10-12}
informed: {engagement_manager: 2026-10-12}
epic: "&65"
scoping_issue: "#1234"
document: https://files.example.com/contracts/sow-2206-co-001
opportunity: {id: OPP-10833, record_type: Professional Services Only, amount: "11500.00"}
changes:
  end: {from: 2027-01-08, to: 2027-01-22}  # CHG011: nothing of it belongs to the work that was agreed
  amount: {from: "184000.00", to: "195500.00"}
  hours: {from: 800, to: 850}
  roles: {add: [{id: security-engineer, hours: 50, rate: "230.00"}]}
  activities: {add: [{id: scanning, name: Security scanning, hours: 50}]}
  deliverables: {add: [{id: scans, name: Scans, activity: scanning, accepted_when: Each pipeline reports}]}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.powers import Judged, judged_papers
from psdm_validate.finding import Level
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.terms import Activity, StaffRole
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "CHG011",
    "different work means a new SOW",
    level=Level.WARNING,
    editions=("2022",),
    source="000: Change Order",
)
def new_sow_for_other_work(engagement: Engagement, contract: Contract) -> Remarks:
    for judged in judged_papers(contract):
        paper = judged.paper
        if isinstance(paper, ChangeOrder) and _extends(judged):
            for reason in _reasons(judged):
                yield Remark(
                    paper.changes.key("end"),
                    f"{paper.number} extends the contract, but {reason}",
                    "Ask the engagement manager whether a new SOW with its own opportunity fits better.",
                )


def _extends(judged: Judged) -> bool:
    before, after = judged.before.terms.end, judged.step.terms.end
    return before is not None and after is not None and after > before


def _reasons(judged: Judged) -> Iterator[str]:
    before, after, executed = judged.before.terms, judged.step.terms, judged.paper.executed_on
    if _other_work(judged):
        yield "all that it adds is apart from what was agreed: other activities, deliverables and roles"
    if executed and before.end and executed > before.end:
        yield f"it was executed on {executed}, after the contract had ended on {before.end}"
    if before.roles and after.roles and not {role.id for role in before.roles} & {role.id for role in after.roles}:
        yield "none of the roles that were agreed goes on"


def _other_work(judged: Judged) -> bool:
    """Whether it adds activities with deliverables of their own, and no hours to what was there."""
    before, after = judged.before.terms, judged.step.terms
    activities = {activity.id for activity in before.activities}
    deliverables = {deliverable.id for deliverable in before.deliverables}
    added = {activity.id for activity in after.activities} - activities
    handed_over = [deliverable for deliverable in after.deliverables if deliverable.id not in deliverables]
    apart = all(deliverable.activity in added for deliverable in handed_over)
    goes_on = _hours_move(before.activities, after.activities) or _hours_move(before.roles, after.roles)
    return bool(added and handed_over) and apart and not goes_on


def _hours_move(before: Iterable[Activity | StaffRole], after: Iterable[Activity | StaffRole]) -> bool:
    """Whether the hours of an entry move that was there."""
    hours = {entry.id: entry.hours for entry in before}
    return any(entry.id in hours and entry.hours != hours[entry.id] for entry in after)
