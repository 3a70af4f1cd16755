"""One person holds no two sides of an approval.

An approval is a second pair of eyes, and nobody has two pairs. Who manages a project does not approve its papers,
hours or bookings in another role; who works under a leave, or asked for the paper that it bridges, does not grant it;
nobody confirms hours or bookings of their own; and two roles on one paper are two people. The project lead approves
the week of the whole team, own hours among them, because the method says so, and the senior director speaks for PS
leadership too. Who approves what they asked for themselves is told by CHG028.

```yaml good timesheets/2026-w41.yaml
week: 2026-W41
worked:
  - person: alex-reyes
    activity: migration
    hours: [8, 8, 8, 8, 6]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12
  - person: sam-osei
    activity: management
    hours: [2, 1]
    issue: https://forge.example.com/ps/harbor-line/sow-2206/-/issues/3
submitted:
  - {person: alex-reyes, when: 2026-10-09T17:05-04:00}
  - {person: sam-osei, when: 2026-10-09T17:15-04:00}
approvals:
  - {role: project-manager, by: sam-osei, on: 2026-10-12}
```

```yaml bad sow.yaml
approvals:
  - role: ps-leadership
    by: robin-vale
    on: 2026-06-10
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
  - role: revenue
    by: robin-vale  # REC011, REC006: nor is Robin Vale of Revenue
    on: 2026-06-12
    fingerprint: sha256:65ab954283d20e7f876c4705bf74203e731d8ecc2dfb48a8a500457faf862883
```

```yaml bad bookings.yaml
bookings:
  - {id: B-001, person: sam-osei, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 6,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-002, person: alex-reyes, kind: hard, from: 2026-07-06, until: 2026-12-18, hours_a_week: 24,
     approved: {by: jo-pike, on: 2026-07-06}}
  - {id: B-003, person: jo-pike, kind: hard, from: 2026-11-02, until: 2026-11-06, hours_a_week: 2, billable: false,
     approved: {by: jo-pike, on: 2026-10-19}}  # REC011
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psdm_validate.contract.rights import MANAGERS
from psdm_validate.finding import Level
from psdm_validate.model.bookings import CoordinatorWord
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Leave
from psdm_validate.model.people import Approval
from psdm_validate.model.record import Record
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.rule import ALL, Remark, Remarks, rule

COORDINATOR = "project-coordinator"
HEADS = ("ps-leadership", "senior-director")
"""Roles that speak with one voice."""


@rule(
    "REC011",
    "one person holds no two sides of an approval",
    level=Level.WARNING,
    editions=ALL,
    source="derived: an approval is a second pair of eyes",
)
def independent_approvals(engagement: Engagement) -> Remarks:
    for record in engagement.records():
        approvals = [part for part in record.parts() if isinstance(part, Approval)]
        for number, approval in enumerate(approvals):
            # The project lead approves for the whole team, by the method.
            if approval.role not in MANAGERS:
                own = [*_own(record, approval, engagement), *_before(approval, approvals[:number])]
                yield from _conflict(approval, approval.role, own, engagement)
    for booking in engagement.bookings.bookings if engagement.bookings else ():
        word = booking.approved
        # Whoever is no coordinator is told by FCT015.
        if word and engagement.organization.held(word.by, COORDINATOR, word.on):
            own = ["is the one who is booked"] if word.by == booking.person else []
            yield from _conflict(word, COORDINATOR, own, engagement)


def _conflict(word: Approval | CoordinatorWord, role: str, own: Sequence[str], engagement: Engagement) -> Remarks:
    """What whoever gave their word is beside the one who approves; `own` is what the matter itself tells of it."""
    managed = any(word.by in engagement.record.held(each, word.on) for each in MANAGERS)
    if sides := [*(["managed the project on that day"] if managed else []), *own]:
        yield Remark(
            word.at("by"),
            f"{word.by} approved this as {role} on {word.on}, and {' and '.join(sides)}",
            f"Have somebody else who holds the role {role} look at it, and record that approval.",
        )


def _own(record: Record, approval: Approval, engagement: Engagement) -> Iterator[str]:
    """What of the matter is the approver's own, in clauses."""
    match record:
        case Timesheet() if approval.by in {worked.person for worked in record.worked}:
            yield "worked some of the hours"
        case Leave() if approval.by in record.allows.people:
            yield "is one of those who may work by it"
    if isinstance(record, WorkAtRisk):
        asked = {paper.number: paper.requested.by for paper in engagement.amendments}
        if record.awaits and asked.get(record.awaits) == approval.by:
            yield f"asked for {record.awaits}, which it bridges"


def _before(approval: Approval, earlier: Sequence[Approval]) -> Iterator[str]:
    """In which other roles they have approved the same before, as a clause."""
    others = [other.role for other in earlier if other.by == approval.by and _office(other) != _office(approval)]
    if others:
        yield f"before that as {' and '.join(dict.fromkeys(others))}"


def _office(approval: Approval) -> str:
    return HEADS[0] if approval.role in HEADS else approval.role
