"""Every name that a record gives to something elsewhere is found there.

Records name people, activities, deliverables and papers by short ids instead of repeating them. A name that
leads nowhere is most often a slip of the pen, and sometimes a colleague whom nobody has entered yet. A
contact of the customer is looked for in customer.yaml, a colleague in organization.yaml. Internal time names
colleagues as well.

```yaml good plan.yaml
tasks:
  - {id: T-001, activity: migration, name: First wave, owner: alex-reyes, start: 2026-07-20, end: 2026-07-31}
```

```yaml bad plan.yaml
tasks:
  - id: T-001
    activity: migration
    name: Move the first wave
    owner: alex-reyez  # REC001
    start: 2026-07-20
    end: 2026-07-31
  - id: T-002
    activity: management
    name: Weekly report
    owner: sam-osei
    start: 2026-07-20
    end: 2026-07-31
    awaits: CO-009  # REC001
```

```yaml bad /internal-time/2026-w44.yaml
week: 2026-W44
tasks:
  - person: alex-rayes  # REC001
    task: Certification course
    hours: 8
    epic: ps-internal
    issue: https://forge.example.com/ps/plan/-/issues/1257
```
"""

from __future__ import annotations

import difflib

from psdm_validate.contract.frozen import bound
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.internal_time import InternalTime
from psdm_validate.model.organization import Organization
from psdm_validate.model.references import Reference, references
from psdm_validate.rule import ALL, Remark, Remarks, rule

WHERE = {
    "colleague": "organization.yaml",
    "contact": "the customer's customer.yaml",
    "person": "organization.yaml and the customer's customer.yaml",
    "activity": "the activities of the SOW and its papers",
    "deliverable": "the deliverables of the SOW and its papers",
    "partner": "the partners of organization.yaml",
    "milestone": "the milestones of the SOW and its papers",
    "entry": "the engagement's raid.yaml",
    "paper": "the engagement's change orders, confirmations and descriptions of work",
}

TERMS = ("activity", "deliverable", "milestone")
"""What stands in the terms, which nobody edits once they are signed."""


@rule(
    "REC001",
    "every reference points at something that exists",
    editions=ALL,
    source="derived: a name that leads nowhere proves nothing",
)
def references_exist(subject: Engagement | InternalTime, organization: Organization) -> Remarks:
    known = {"colleague": {person.id for person in organization.people}}
    if isinstance(subject, Engagement):
        known |= _known(subject, known["colleague"])
    for record in subject.records() if isinstance(subject, Engagement) else (subject,):
        for reference in references(record):
            names = known[reference.to]
            if reference.name not in names:
                near = difflib.get_close_matches(reference.name, sorted(names), n=1)
                yield Remark(
                    reference.place,
                    f'no {reference.to} is called "{reference.name}"' + (f"; did you mean {near[0]}?" if near else ""),
                    _way_out(reference, subject),
                )


def _way_out(reference: Reference, subject: Engagement | InternalTime) -> str:
    if reference.to in TERMS and isinstance(subject, Engagement) and bound(subject.sow):
        return f"Correct the name; {subject.sow.number} is signed, so only a paper adds what it does not name."
    return f"Correct the name, or add it to {WHERE[reference.to]}."


def _known(engagement: Engagement, colleagues: set[str]) -> dict[str, set[str]]:
    contacts = {contact.id for contact in engagement.customer.contacts}
    changes = [paper.changes for paper in engagement.amendments]
    terms = engagement.sow.terms
    return {
        "contact": contacts,
        "person": colleagues | contacts,
        "activity": {entry.id for entry in terms.activities}
        | {entry.id for change in changes if change.activities for entry in change.activities.add},
        "deliverable": {entry.id for entry in terms.deliverables}
        | {entry.id for change in changes if change.deliverables for entry in change.deliverables.add},
        "partner": {partner.id for partner in engagement.organization.partners},
        "milestone": {entry.id for entry in terms.milestones}
        | {entry.id for change in changes if change.milestones for entry in change.milestones.add},
        "entry": _entries(engagement),
        "paper": {paper.number for paper in engagement.amendments},
    }


def _entries(engagement: Engagement) -> set[str]:
    """Entries of the RAID log, and those that a tombstone stands for."""
    raid = engagement.raid
    here = {entry.id for entry in (*raid.entries(), *raid.decisions)} if raid else set()
    return here | {stone.of for stone in engagement.record.tombstones}
