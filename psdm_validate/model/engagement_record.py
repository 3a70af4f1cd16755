"""engagement.yaml: how an engagement is set up, who works on it, where its work is tracked."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.part import Part, described
from psdm_validate.model.people import OurRole, lasts
from psdm_validate.model.record import Record
from psdm_validate.model.values import ActivityRef, Colleague, Day, Many, Url


class Member(Part):
    """Somebody of the team, in a role, from a day on."""

    role: OurRole = described("The role in this engagement.", audience="customer", example="project-manager")
    person: Colleague = described("Who.", audience="customer", example="sam-osei")
    since: Day = described("First day on the team.", alias="from", audience="customer", example="2026-07-01")
    until: Day | None = described("Last day on the team; left out while it lasts.", default=None, audience="customer")

    def on(self, day: date) -> bool:
        """Whether the person was on the team that day."""
        return lasts(self.since, self.until, day)


class ActivityEpic(Part):
    """The epic in which one activity of the SOW is tracked."""

    activity: ActivityRef = described("The activity.", audience="customer", example="migration")
    link: Url = described("The epic.", audience="customer")


class Links(Part):
    """Where the engagement lives outside this repository."""

    project: Url | None = described(
        "The collaboration project, system of record of the work.", default=None, audience="customer"
    )
    customer_epic: Url | None = described("The internal customer epic that holds the contract.", default=None)
    internal_retrospective: Url | None = described(
        "The team's own retrospective, open from the first day.", default=None
    )


class Steps(Part):
    """Dated steps of the process; the phase is derived from them."""

    closed_won: Day | None = described("The day the opportunity was won.", default=None, example="2026-06-22")
    on_hold: Day | None = described("The day work was paused; left out while it runs.", default=None)
    cancelled: Day | None = described("The day it was called off before the end.", default=None)
    closed: Day | None = described("The day the engagement was closed.", default=None)


class EngagementRecord(Record):
    """The set-up of one engagement."""

    record_kind: ClassVar[str] = "engagement"
    title: ClassVar[str] = "Engagement"
    lies_at: ClassVar[str] = "{customer}/{sow}/engagement.yaml"

    kind: Literal["project", "consulting-block", "dedicated-engineer", "training"] = described(
        "What was sold.", audience="customer", example="project"
    )
    method: Literal["full", "light"] = described(
        "full: every ceremony of the method; light: the part that short engagements need.",
        audience="customer",
        example="full",
    )
    team: Many[Member] = described("Our people on it, with their days.", audience="customer")
    links: Links = described("Where it lives outside this repository.", default=Links())
    epics: Many[ActivityEpic] = described("One epic for each activity of the SOW.", default=(), audience="customer")
    steps: Steps = described("Dated steps of the process.", default=Steps())
