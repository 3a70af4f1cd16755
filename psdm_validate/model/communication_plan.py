"""communication-plan.yaml: who hears what, when, by which way."""

from typing import ClassVar, Literal

from psdm_validate.model.identifiers import Colleague, Identifier, Person
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Agreement
from psdm_validate.model.record import Record
from psdm_validate.model.values import Clock, Many, Text, Url, Weekday, Zone

Cadence = Literal["daily", "weekly", "fortnightly", "monthly", "every-iteration"]


class Meeting(Part):
    """A report or meeting that comes round."""

    id: Identifier = described("Short name.", audience="customer", example="weekly-status")
    name: Text = described("What it is called.", audience="customer", example="Weekly status")
    purpose: Text = described("What it is for.", audience="customer", example="Progress, risks and the next two weeks")
    cadence: Cadence = described("How often.", audience="customer", example="weekly")
    days: Many[Weekday] = described("On which weekdays.", default=(), audience="customer", example=["Thursday"])
    begins: Clock | None = described("Time it begins.", default=None, audience="customer", example="10:00")
    minutes: int | None = described(
        "How long, in minutes.", default=None, audience="customer", example=30, ge=5, le=480
    )
    led_by: Colleague = described("Who prepares and leads it.", audience="customer", example="sam-osei")
    attended_by: Many[Person] = described("Who takes part.", audience="customer", example=["mira-stone"])


class Channel(Part):
    """A way to reach each other between meetings."""

    name: Text = described("What it is.", audience="customer", example="Shared chat channel")
    use: Text = described("What it is used for.", audience="customer", example="Questions that can wait a day")
    link: Url | None = described("Where it is.", default=None, audience="customer")


class Escalation(Part):
    """One step of the way upwards when something is stuck."""

    to: Person = described("Who is asked.", audience="customer", example="robin-vale")
    after_days: int = described("After how many working days.", audience="customer", example=2, ge=0, le=60)


class CommunicationPlan(Record):
    """How both sides keep each other informed."""

    record_kind: ClassVar[str] = "communication-plan"
    title: ClassVar[str] = "Communication plan"
    lies_at: ClassVar[str] = "{customer}/{sow}/communication-plan.yaml"

    link: Url | None = described("Where the customer reads it, in the customer's group.", default=None)
    iterations: Literal["iteration-schedule.yaml"] | None = described(
        "Where the rhythm of the work stands; it is not repeated here.", default=None, example="iteration-schedule.yaml"
    )
    agreed: Agreement | None = described("The customer's agreement to the plan.", default=None, audience="customer")
    zone: Zone = described("Time zone of every time here.", audience="customer", example="America/New_York")
    meetings: Many[Meeting] = described("Reports and meetings.", audience="customer")
    channels: Many[Channel] = described("Ways to reach each other.", default=(), audience="customer")
    escalations: Many[Escalation] = described("The way upwards, first step first.", default=(), audience="customer")
