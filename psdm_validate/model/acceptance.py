"""acceptance.yaml: what was put up for acceptance, and the customer's word on it."""

from typing import ClassVar, Literal

from psdm_validate.model.identifiers import ActivityRef, Contact, DeliverableRef, MilestoneRef
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Evidence, Refusal
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Many


class Accepted(Part):
    """The customer's acceptance."""

    by: Contact = described("Who accepted.", audience="customer", example="mira-stone")
    on: Day = described("When.", audience="customer", example="2026-08-14")
    by_way_of: Literal["email", "signature", "issue"] = described(
        "How; the method asks for an email.", audience="customer", example="email"
    )
    evidence: Evidence | None = described("The mail.", default=None)


class Item(Part):
    """One completed deliverable, milestone or activity on its way to acceptance; exactly one of the three is named."""

    deliverable: DeliverableRef | None = described(
        "The deliverable.", default=None, audience="customer", example="design"
    )
    milestone: MilestoneRef | None = described("The milestone.", default=None, audience="customer", example="pilot")
    activity: ActivityRef | None = described("The activity.", default=None, audience="customer", example="discovery")
    completed: Day = described("The day it was complete.", audience="customer", example="2026-08-07")
    asked: Day | None = described("The day acceptance was asked for.", default=None, audience="customer")
    accepted: Accepted | None = described("The customer's acceptance.", default=None, audience="customer")
    refused: Many[Refusal] = described("Times the customer sent it back, and why.", default=(), audience="customer")

    @property
    def of(self) -> str:
        """What it is about, in words: deliverable design."""
        named = ((kind, getattr(self, kind)) for kind in ("deliverable", "milestone", "activity"))
        return next((f"{kind} {name}" for kind, name in named if name), "nothing")


class Acceptance(Record):
    """The customer's acceptance of what was delivered."""

    record_kind: ClassVar[str] = "acceptance"
    title: ClassVar[str] = "Acceptance"
    lies_at: ClassVar[str] = "{customer}/{sow}/acceptance.yaml"

    items: Many[Item] = described("What was completed.", audience="customer")
