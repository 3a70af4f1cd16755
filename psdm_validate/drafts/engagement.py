"""The records of a new engagement: everything that its answers are enough for, and nothing made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from psdm_validate.drafts.answers import Entry
from psdm_validate.drafts.record import drafted
from psdm_validate.drafts.rhythm import CEREMONIES, iterations
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.communication_plan import CommunicationPlan
from psdm_validate.model.customer import Customer
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.iteration_schedule import IterationSchedule
from psdm_validate.model.layout import customer_file
from psdm_validate.model.plan import Plan
from psdm_validate.model.raid import Raid
from psdm_validate.model.record import Record
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.model.sow import Sow


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """The customer's name as the contract writes it, and its people."""

    name: str
    contacts: Sequence[Entry]


@dataclass(frozen=True)
class NewEngagement:
    """What was asked about a new engagement."""

    folder: str
    on: date
    customer_name: str
    contacts: Sequence[str]
    """Ids of the customer's people."""
    new_customer: NewCustomer | None
    """The customer, where it has no record yet."""
    kind: str
    method: str
    sow: Mapping[str, Writable]
    """The head of the SOW: title, service, and where it was scoped or as what it is sold."""
    terms: Mapping[str, Writable]
    start: date
    end: date
    iteration_days: int
    project_manager: str
    engineers: Sequence[str]
    zone: str
    status_day: str

    @property
    def number(self) -> str:
        """The number of the SOW, as its folder says it."""
        return self.folder.rsplit("/", 1)[1].upper()

    @property
    def full(self) -> bool:
        """Whether it follows the full method."""
        return self.method == "full"


def founded(new: NewEngagement) -> tuple[FileEdit, ...]:
    """The edits that add its records. Raises CannotDraft for values that do not fit."""
    records: list[tuple[type[Record], str, Mapping[str, Writable]]] = [
        (EngagementRecord, "engagement.yaml", {"kind": new.kind, "method": new.method, "team": _team(new)}),
        (Sow, "sow.yaml", _sow(new)),
        (CommunicationPlan, "communication-plan.yaml", _communication_plan(new)),
        (IterationSchedule, "iteration-schedule.yaml", _iteration_schedule(new)),
        (Raid, "raid.yaml", _raid(new)),
        (Retrospective, "retrospective.yaml", {"journal": []}),
    ]
    if new.full:
        records.append((Plan, "plan.yaml", {"tasks": _tasks(new)}))
    edits = [drafted(f"{new.folder}/{name}", model, fields)[0] for model, name, fields in records]
    if new.new_customer:
        people: Sequence[Writable] = new.new_customer.contacts
        customer: dict[str, Writable] = {"name": new.new_customer.name, "contacts": people}
        edits.insert(0, drafted(customer_file(new.folder), Customer, customer)[0])
    return tuple(edits)


def _team(new: NewEngagement) -> list[Writable]:
    manager = ("project-manager", new.project_manager, min(new.on, new.start))
    engineers = [("engineer", engineer, new.start) for engineer in new.engineers]
    return [{"role": role, "person": person, "from": since} for role, person, since in (manager, *engineers)]


def _sow(new: NewEngagement) -> dict[str, Writable]:
    head = {"number": new.number, **new.sow, "terms": new.terms}
    # Only a custom service goes over the approval board; a standard one is sold as it is.
    return {**head, "proposal": [{"on": new.on, "state": "Open"}]} if new.sow["service"] == "custom" else head


def _communication_plan(new: NewEngagement) -> dict[str, Writable]:
    weekly = {
        "id": "weekly-status",
        "name": "Weekly status",
        "purpose": "Progress, risks and what comes next",
        "cadence": "weekly",
        "days": [new.status_day],
        "led_by": new.project_manager,
        "attended_by": list(new.contacts),
    }
    return {"iterations": "iteration-schedule.yaml", "zone": new.zone, "meetings": [weekly]}


def _iteration_schedule(new: NewEngagement) -> dict[str, Writable]:
    boxes = iterations(new.start, new.end, new.iteration_days, new.on)
    ceremonies: dict[str, Writable] = {"ceremonies": CEREMONIES} if new.full else {}
    return {"zone": new.zone, **ceremonies, "iterations": boxes}


def _raid(new: NewEngagement) -> dict[str, Writable]:
    head: dict[str, Writable] = {"title": f"RAID - {new.customer_name} - {new.number}", "owner": new.project_manager}
    return {**head, "risks": [], "actions": [], "issues": [], "decisions": []}


def _tasks(new: NewEngagement) -> list[Writable]:
    """One task for each activity of the SOW, over the whole contract, until the team plans them finer."""
    owner = (*new.engineers, new.project_manager)[0]
    activities = new.terms["activities"]
    assert isinstance(activities, Sequence)
    return [
        {
            "id": f"T-{number:03d}",
            "activity": activity["id"],
            "name": activity["name"],
            "owner": owner,
            "start": new.start,
            "end": new.end,
        }
        for number, activity in enumerate(activities, 1)
        if isinstance(activity, Mapping)
    ]
