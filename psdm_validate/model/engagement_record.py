"""engagement.yaml: how an engagement is set up, who works on it, where its work is tracked."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import ActivityRef, Colleague, Identifier
from psdm_validate.model.intake import Intake, Preparation, Welcome
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import OurRole, lasts
from psdm_validate.model.record import Record
from psdm_validate.model.traces import Adopted, Tombstone
from psdm_validate.model.values import Day, Many, Text, Url


class Member(Part):
    """Somebody of the team, in a role, from a day on."""

    role: OurRole = described("The role in this engagement.", audience="customer", example="project-manager")
    person: Colleague = described("Who.", audience="customer", example="sam-osei")
    since: Day = described("First day on the team.", alias="from", audience="customer", example="2026-07-01")
    until: Day | None = described("Last day on the team; left out while it lasts.", default=None, audience="customer")

    def on(self, day: date) -> bool:
        """Whether the person was on the team that day."""
        return lasts(self.since, self.until, day)


class Workstream(Part):
    """A part of the engagement that is run as a project of its own."""

    id: Identifier = described("Short name.", audience="customer", example="training")
    name: Text = described("What it is about.", audience="customer", example="Training of 200 developers")
    project: Url = described("Its collaboration project.", audience="customer")
    activities: Many[ActivityRef] = described("The activities it holds.", audience="customer")


class ActivityEpic(Part):
    """The epic in which one activity of the SOW is tracked."""

    activity: ActivityRef = described("The activity.", audience="customer", example="migration")
    link: Url = described("The epic.", audience="customer")
    labels: Many[Text] = described(
        "Its labels, letter for letter.",
        default=(),
        audience="customer",
        example=["PM::Sam Osei", "PSD Workflow::Not Started", "SOW-2206"],
    )


class CustomerEpic(Part):
    """The internal epic of the engagement, which holds the contract and its papers."""

    link: Url = described("The epic.")
    title: Text | None = described("Its title.", default=None, example="SOW-2206 Harbor Line")
    created: Day | None = described("The day it was created.", default=None, example="2026-06-15")
    contract: Url | None = described("The link to the contract that stands in it.", default=None)


class ResourceProject(Part):
    """The engagement in the resource system."""

    link: Url | None = described("Its project there.", default=None)
    lead: Colleague | None = described("Who leads it there.", default=None, example="sam-osei")


class Links(Part):
    """Where the engagement lives outside this repository."""

    project: Url | None = described(
        "The collaboration project, system of record of the work.", default=None, audience="customer"
    )
    scheduling_intake: Url | None = described("The scheduling intake issue.", default=None)
    project_definition: Url | None = described("The project definition (edition 2022).", default=None)
    csm_steps: Url | None = described("The steps of the customer success manager (edition 2022).", default=None)


class Aligned(Part):
    """Days on which the parts of the delivery were brought in line before it began."""

    communication_plan: Day | None = described("The communication plan.", default=None)
    method: Day | None = described("The method.", default=None)
    scope: Day | None = described("The scope.", default=None)
    time: Day | None = described("The time.", default=None)
    budget: Day | None = described("The budget.", default=None)


class Hold(Part):
    """A time in which work is paused."""

    since: Day = described("First day of the pause.", alias="from", audience="customer", example="2026-11-02")
    until: Day | None = described("Last day of the pause; left out while it lasts.", default=None, audience="customer")
    why: Text = described("The reason.", audience="customer", example="The data centre moves")

    def on(self, day: date) -> bool:
        """Whether work was paused that day."""
        return lasts(self.since, self.until, day)


class Cancelled(Part):
    """The end of an engagement that was called off."""

    on: Day = described("The day.", audience="customer", example="2026-11-02")
    why: Text = described("The reason.", example="The customer chose another vendor")


class Steps(Part):
    """Dated steps of the process; the phase is derived from them."""

    stage_5: Day | None = described("The day the sale was likely to close.", default=None, example="2026-05-28")
    stage_6: Day | None = described("The day the sale was closing.", default=None, example="2026-06-15")
    start_confirmed: Day | None = described(
        "The day the coordinator confirmed a start that was named before signature.", default=None
    )
    closed_won: Day | None = described("The day the opportunity was won.", default=None, example="2026-06-22")
    coordinator_reviewed: Day | None = described(
        "The day the coordinator had gone through SOW and order form.", default=None
    )
    scheduled: Day | None = described("The day PS Operations had scheduled it.", default=None)
    set_up: Day | None = described("The day it was in set-up in the resource system.", default=None)
    alignment_meeting: Day | None = described("The day of the internal alignment meeting.", default=None)
    account_transition: Day | None = described("The day the account team handed over.", default=None)
    handoff_call: Day | None = described("The day of the handoff call.", default=None)
    timeline_reviewed: Day | None = described(
        "The day the timeline was held against scope and dependencies.", default=None
    )
    success_planning: Day | None = described("The day of the customer success planning call.", default=None)
    kickoff_minutes: Day | None = described("The day the minutes of the kickoff were filed.", default=None)
    closed: Day | None = described("The day it was closed in the resource system, last of all.", default=None)


class EngagementRecord(Record):
    """The set-up of one engagement."""

    record_kind: ClassVar[str] = "engagement"
    title: ClassVar[str] = "Engagement"
    lies_at: ClassVar[str] = "{customer}/{sow}/engagement.yaml"

    kind: Literal["project", "consulting-block", "dedicated-engineer", "training"] = described(
        "What was sold.",
        audience="customer",
        example="project",
        meanings={
            "project": "A statement of work with activities of its own.",
            "consulting-block": "A block of hours; descriptions of work say what is done in it.",
            "dedicated-engineer": "Somebody who works with the customer for a time.",
            "training": "Training sessions.",
        },
    )
    method: Literal["full", "light"] = described(
        "full: every ceremony of the method; light: the part that short engagements need.",
        audience="customer",
        example="full",
        meanings={
            "full": "All five ceremonies; due above five iterations or two months.",
            "light": "What every engagement needs, and a status report each week.",
        },
    )
    use_case: Literal["tool-adoption", "transformation", "other"] | None = described(
        "What the customer is after.",
        default=None,
        example="tool-adoption",
        meanings={
            "tool-adoption": "Many people begin to use a tool, in waves.",
            "transformation": "People, process and technology change together.",
            "other": "Something else; the method may be more than it needs.",
        },
    )
    progress_label: Literal["Packaged", "Custom or standard SOW", "Embedded Engineer"] | None = described(
        "The label that says in which unit progress is told (2020).", default=None
    )
    team: Many[Member] = described("Our people on it, with their days.", audience="customer")
    links: Links = described("Where it lives outside this repository.", default=Links())
    customer_epic: CustomerEpic | None = described("The internal epic that holds the contract.", default=None)
    resource_project: ResourceProject | None = described("The engagement in the resource system.", default=None)
    workstreams: Many[Workstream] = described("Parts that are projects of their own.", default=(), audience="customer")
    epics: Many[ActivityEpic] = described("One epic for each activity of the SOW.", default=(), audience="customer")
    intake: Intake | None = described("The scheduling intake.", default=None)
    welcome: Welcome | None = described("The welcome email.", default=None)
    preparation_call: Preparation | None = described(
        "The call with the customer that prepares the project.", default=None
    )
    steps: Steps = described("Dated steps of the process.", default=Steps())
    aligned: Aligned = described("What was brought in line before delivery, and when.", default=Aligned())
    on_hold: Many[Hold] = described("Times in which work is paused.", default=(), audience="customer")
    cancelled: Cancelled | None = described("Filled in when it was called off.", default=None)
    adopted: Adopted | None = described("Filled in when it was running before it was kept here.", default=None)
    tombstones: Many[Tombstone] = described("What had to be erased.", default=())

    @property
    def over_on(self) -> date | None:
        """The day on which it was closed or called off, or None while it goes on."""
        days = (self.steps.closed, self.cancelled.on if self.cancelled else None)
        return min((day for day in days if day), default=None)

    def paused(self, day: date) -> bool:
        """Whether work was on hold on the day."""
        return any(hold.on(day) for hold in self.on_hold)

    def held(self, role: str, day: date) -> tuple[str, ...]:
        """Ids of the people who had that role in the team on the day."""
        return tuple(member.person for member in self.team if member.role == role and member.on(day))
