"""plan.yaml: what the team means to do, and when."""

from typing import ClassVar

from psdm_validate.model.identifiers import ActivityRef, Colleague, Identifier, MilestoneRef, PaperRef, TaskNumber
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Hours, Many, Text, Url


class Task(Part):
    """A piece of planned work."""

    id: TaskNumber = described("Its number.", audience="customer", example="T-021")
    activity: ActivityRef | None = described(
        "The activity of the contract it belongs to.", default=None, audience="customer", example="migration"
    )
    name: Text = described("What is done.", audience="customer", example="Scan the last wave")
    owner: Colleague | None = described("Who does it.", default=None, audience="customer", example="alex-reyes")
    start: Day | None = described("First day.", default=None, audience="customer", example="2027-01-11")
    end: Day | None = described("Last day.", default=None, audience="customer", example="2027-02-12")
    hours: Hours | None = described("Hours planned.", default=None, example=40)
    iteration: int | None = described(
        "The iteration in which it is planned.", default=None, audience="customer", example=3, ge=0, le=999
    )
    weight: int | None = described("Its size, as its issue weighs it.", default=None, example=5, ge=0, le=100)
    issue: Url | None = described("Its issue in the collaboration project.", default=None, audience="customer")
    marked_internal: bool | None = described(
        "Whether its issue is marked internal; partners and customers with access see it all the same.", default=None
    )
    done: Day | None = described("The day it was done.", default=None, audience="customer")
    awaits: PaperRef | None = described(
        "The paper it waits for, where it leaves the contract in force.", default=None, example="CO-001"
    )


class Pilot(Part):
    """A small success that the large work is built on."""

    id: Identifier = described("Short name.", audience="customer", example="first-team")
    name: Text = described("What is tried.", audience="customer", example="One team moves its repositories")
    start: Day = described("First day.", audience="customer", example="2026-07-20")
    end: Day = described("Last day.", audience="customer", example="2026-07-31")
    succeeded: Day | None = described("The day it was judged a success.", default=None, audience="customer")


class Wave(Part):
    """One round in which many follow the pilot."""

    id: Identifier = described("Short name.", audience="customer", example="wave-1")
    name: Text = described("Who or what follows.", audience="customer", example="Forty repositories of finance")
    start: Day = described("First day.", audience="customer", example="2026-08-10")
    end: Day = described("Last day.", audience="customer", example="2026-09-04")


class SignOff(Part):
    """When a milestone of the contract is now expected to be signed off."""

    milestone: MilestoneRef = described("The milestone.", audience="customer", example="pilot")
    expected: Day = described("The day.", audience="customer", example="2026-12-11")
    confirmed: Day | None = described("When the customer confirmed that day.", default=None)


class Plan(Record):
    """The tasks of an engagement. A wish beyond the contract names the paper it waits for."""

    record_kind: ClassVar[str] = "plan"
    title: ClassVar[str] = "Plan"
    lies_at: ClassVar[str] = "{customer}/{sow}/plan.yaml"

    tasks: Many[Task] = described("The tasks.", audience="customer")
    pilots: Many[Pilot] = described("Pilots that prove the way of working.", default=(), audience="customer")
    waves: Many[Wave] = described("Waves in which the work scales.", default=(), audience="customer")
    sign_offs: Many[SignOff] = described("Expected sign-off of milestones.", default=(), audience="customer")
