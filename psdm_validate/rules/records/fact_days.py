"""The days in records on which something is said to have happened; plans, meetings and papers are not among them.

Papers have a rule of their own (CHG027), and a meeting may stand in a record before it is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from psdm_validate.model.acceptance import Accepted, Item
from psdm_validate.model.bookings import Answer, Bookings, CoordinatorWord, ResourceRequest
from psdm_validate.model.closeout import Announced, CloseoutReport, Csat, Handoff
from psdm_validate.model.closeout import SignOff as FinalSignOff
from psdm_validate.model.engagement_record import Aligned, Cancelled, CustomerEpic, Steps
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.intake import DiscoveryApproval, IntakeStep, Welcome
from psdm_validate.model.iteration_schedule import Commitment
from psdm_validate.model.part import Part
from psdm_validate.model.people import Agreement, Approval, Refusal
from psdm_validate.model.plan import Pilot, Task
from psdm_validate.model.plan import SignOff as ExpectedSignOff
from psdm_validate.model.raid import Closed, Decision, Entry
from psdm_validate.model.record import Record
from psdm_validate.model.retrospective import JournalEntry, Retrospective
from psdm_validate.model.sow import Sow
from psdm_validate.model.status import Sent, Status, TopCustomer
from psdm_validate.model.timesheet import Submitted, Timesheet
from psdm_validate.model.traces import Adopted, Ruling
from psdm_validate.model.training import Assessment, Checklists, Delivered, Lab, Registration, Trainer
from psdm_validate.model.waivers import Late
from psdm_validate.policy.moments import day_of

FACT_DAYS: dict[type[Part], tuple[str, ...]] = {
    Entry: ("raised",),
    Closed: ("on",),
    Decision: ("on",),
    Item: ("completed", "asked"),
    Accepted: ("on",),
    Refusal: ("on",),
    FinalSignOff: ("on",),
    Csat: ("asked", "answered"),
    CloseoutReport: ("on",),
    Announced: ("on",),
    Handoff: ("on",),
    Steps: tuple(Steps.model_fields),
    Aligned: tuple(Aligned.model_fields),
    Cancelled: ("on",),
    Adopted: ("on",),
    CustomerEpic: ("created",),
    Welcome: ("sent",),
    IntakeStep: ("on",),
    DiscoveryApproval: ("on",),
    Agreement: ("on",),
    Status: ("on",),
    Sent: ("on",),
    TopCustomer: ("updated",),
    Timesheet: ("billed",),
    Submitted: ("when",),
    Approval: ("on",),
    Ruling: ("on",),
    Late: ("on",),
    Task: ("done",),
    Pilot: ("succeeded",),
    ExpectedSignOff: ("confirmed",),
    Commitment: ("on",),
    JournalEntry: ("on",),
    Retrospective: ("opened",),
    Bookings: ("updated",),
    CoordinatorWord: ("on",),
    ResourceRequest: ("asked_on",),
    Answer: ("on",),
    Registration: ("sent",),
    Trainer: ("certified", "rehearsed", "latest_slides"),
    Lab: ("instructor_registered", "dates_handed", "code_received"),
    Delivered: ("next_steps",),
    Assessment: ("submitted", "reviewed"),
    Checklists: ("before", "after", "closeout_email"),
}
"""Parts, and those of their fields that tell when something happened."""


def fact_days(record: Record) -> Iterator[tuple[Part, str, date]]:
    """Each part with a field and the day on which, by that field, something happened; nothing of a paper."""
    if isinstance(record, Sow | Instrument):
        return
    for part in record.parts():
        for field in _fields(type(part)):
            value = getattr(part, field)
            if value is not None:
                yield part, field, day_of(value) if isinstance(value, datetime) else value


@cache
def _fields(model: type[Part]) -> tuple[str, ...]:
    return tuple(field for kind in model.__mro__ for field in FACT_DAYS.get(kind, ()))
