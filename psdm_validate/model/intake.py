"""The scheduling intake, and how the customer is welcomed and prepared."""

from typing import Literal

from psdm_validate.model.identifiers import Colleague, Person
from psdm_validate.model.part import Part, described
from psdm_validate.model.values import Day, Many, Moment, Text

IntakeStepName = Literal[
    "goals",
    "stakeholders",
    "project-manager",
    "schedule",
    "introductions",
    "collaboration-approach",
    "collaboration-space",
    "stakeholder-meeting",
    "kickoff",
]
"""The nine steps, in order (source: 001, Project Initiate & Plan 3)."""


class IntakeStep(Part):
    """One of the nine steps: done, or considered and left."""

    step: IntakeStepName = described("Which one.", example="goals")
    by: Colleague = described("Who did it.", example="noor-haddad")
    on: Day = described("When.", example="2026-06-01")
    considered: Text | None = described("Why it needed nothing more, where it was only considered.", default=None)


class DiscoveryApproval(Part):
    """The request that a description of work be approved at discovery."""

    by: Colleague = described("Who asked.", example="noor-haddad")
    on: Day = described("When.", example="2026-06-01")


class Intake(Part):
    """The way from the sale to a staffed project."""

    steps: Many[IntakeStep] = described("The steps that were taken, in order.", default=())
    discovery_approval: DiscoveryApproval | None = described(
        "The request that a description of work be approved at discovery.", default=None
    )


class Welcome(Part):
    """The email that welcomes the customer."""

    sent: Moment = described("When it was sent.", example="2026-06-23T10:00-04:00")
    by: Colleague = described("Who sent it.", example="jo-pike")
    to: Many[Person] = described("Who received it, copies included.", example=["mira-stone"])


class Preparation(Part):
    """The call in which project manager and customer settle how they work."""

    on: Day = described("The day.", example="2026-06-29")
    attended_by: Many[Person] = described("Who took part.", default=(), example=["sam-osei", "mira-stone"])
    settled: Many[Literal["schedule", "minimum-hours", "expiry", "delay-terms"]] = described(
        "What was settled.", default=(), example=["schedule"]
    )
