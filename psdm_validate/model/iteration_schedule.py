"""iteration-schedule.yaml: the rhythm of the work."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import PaperRef, Person
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Agreement
from psdm_validate.model.record import Record
from psdm_validate.model.values import Clock, Day, Many, Text, Weekday, Zone

CeremonyKind = Literal["planning", "review", "daily-standup", "backlog-refinement", "retrospective"]
SessionKind = Literal["transition", "stakeholder-planning", "kickoff", "discovery"]


class Ceremony(Part):
    """One of the five meetings of the method, and when it comes round."""

    kind: CeremonyKind = described("Which one.", audience="customer", example="daily-standup")
    days: Many[Weekday] = described(
        "On which weekdays.", audience="customer", example=["Monday", "Wednesday"], min_length=1
    )
    begins: Clock = described("Time it begins.", audience="customer", example="09:30")
    minutes: int = described("How long, in minutes.", audience="customer", example=15, ge=5, le=480)
    agreed: Agreement | None = described("The customer's agreement to this cadence.", default=None, audience="customer")


class Session(Part):
    """A meeting of iteration 0."""

    kind: SessionKind = described("Which one.", audience="customer", example="kickoff")
    on: Day = described("The day.", audience="customer", example="2026-07-13")


class Commitment(Part):
    """The development team's word on the scope of an iteration."""

    by: Many[Person] = described("Who committed.", audience="customer", example=["alex-reyes"], min_length=1)
    on: Day = described("When.", audience="customer", example="2026-07-27")


class Iteration(Part):
    """A time box with a goal."""

    number: int = described("0 for the first, which prepares the work.", audience="customer", example=1, ge=0, le=999)
    start: Day = described("First day.", audience="customer", example="2026-07-27")
    end: Day = described("Last day.", audience="customer", example="2026-08-07")
    goal: Text | None = described(
        "What will be true at its end.", default=None, audience="customer", example="The first wave is moved"
    )
    committed: Commitment | None = described("The team's commitment to its scope.", default=None, audience="customer")
    sessions: Many[Session] = described("Meetings of iteration 0.", default=(), audience="customer")
    awaits: PaperRef | None = described(
        "The paper it waits for, where it leaves the contract in force.", default=None, example="CO-001"
    )


class IterationSchedule(Record):
    """Iterations and ceremonies. The communication plan refers to it and repeats nothing of it."""

    record_kind: ClassVar[str] = "iteration-schedule"
    title: ClassVar[str] = "Iteration schedule"
    lies_at: ClassVar[str] = "{customer}/{sow}/iteration-schedule.yaml"

    introduced: Day | None = described(
        "The day it was first shown to the customer, in stakeholder planning.", default=None, audience="customer"
    )
    agreed: Agreement | None = described("The customer's agreement to it.", default=None, audience="customer")
    zone: Zone = described("Time zone of every time here.", audience="customer", example="America/New_York")
    ceremonies: Many[Ceremony] = described("The meetings that come round.", default=(), audience="customer")
    iterations: Many[Iteration] = described("The time boxes, in order.", audience="customer")

    def session(self, kind: SessionKind) -> date | None:
        """The day of a session of iteration 0, or None where it is not planned."""
        found = (s.on for i in self.iterations if i.number == 0 for s in i.sessions if s.kind == kind)
        return next(found, None)
