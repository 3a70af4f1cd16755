"""status/2026-10-07.yaml: how an engagement stood on a day, for the customer and for our own report."""

from typing import ClassVar, Literal

from psdm_validate.model.identifiers import Colleague, Contact, EntryRef
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Hours, Many, Moment, Text

Health = Literal["green", "yellow", "red"]
HEALTH = {
    "green": "On its way, nothing that the team cannot settle.",
    "yellow": "Off its way, and the team knows how to come back.",
    "red": "Off its way, and it needs help from outside the team.",
}
"""How work stands, in words."""


class Absence(Part):
    """A planned absence that the customer should know of."""

    person: Colleague = described("Who.", audience="customer", example="alex-reyes")
    since: Day = described("First day.", alias="from", audience="customer", example="2026-10-12")
    until: Day = described("Last day.", audience="customer", example="2026-10-16")


class BurnDown(Part):
    """Hours of a contract by time and materials."""

    used: Hours = described("Hours worked so far.", audience="customer", example=412)
    left: Hours = described("Hours left of the contract.", audience="customer", example=388)


class Sent(Part):
    """When the report went to the customer."""

    on: Day = described("The day.", audience="customer", example="2026-10-07")
    to: Many[Contact] = described("Who received it.", audience="customer", example=["mira-stone"])


class ProposedAction(Part):
    """What is done about the issue, and when it will be mended."""

    action: Text | None = described("What is proposed.", default=None, example="A second test server for two weeks")
    timing: Text | None = described("When it is mended.", default=None, example="By 16 October")


class TopCustomer(Part):
    """The engagement's entry in the Top Customer Report."""

    updated: Moment | None = described("When it was updated.", default=None, example="2026-10-07T07:30-04:00")
    progress: Text | None = described("Progress in one line.", default=None, example="Wave 3 of 4 is moved")
    issue: ProposedAction | None = described("What is done where something is wrong.", default=None)
    assistance: Text | None = described("The help that is needed, or none.", default=None, example="none")
    dri: Colleague | None = described("Who is responsible.", default=None, example="sam-osei")
    contributors: Many[Colleague] = described("Who else contributes.", default=(), example=["alex-reyes"])
    internal: Health | None = described("How we see it ourselves.", default=None, example="yellow")
    customer: Health | None = described("How the customer sees it.", default=None, example="green")
    pushes: Text | None = described("Forecast that moves to a later month.", default=None)
    upside: Text | None = described("What may come beside the forecast, and what holds it back.", default=None)


class Status(Record):
    """A weekly report. The newest one says how the engagement stands; older ones are kept as they were."""

    record_kind: ClassVar[str] = "status"
    title: ClassVar[str] = "Status report"
    lies_at: ClassVar[str] = "{customer}/{sow}/status/{day}.yaml"

    on: Day = described("The day of the report.", audience="customer", example="2026-10-07")
    by: Colleague = described("Who wrote it.", audience="customer", example="sam-osei")
    health: Health = described(
        "How the work stands.",
        audience="customer",
        example="yellow",
        meanings=HEALTH,
    )
    progress: Text = described(
        "What was achieved, in a sentence or two.", audience="customer", example="Wave 3 of 4 is moved"
    )
    path_to_green: Text | None = described(
        "How yellow or red becomes green again.",
        default=None,
        audience="customer",
        example="A second test server catches up until 16 October",
    )
    schedule: Text | None = described(
        "How the dates stand.", default=None, audience="customer", example="On time for 18 December"
    )
    actions: Many[EntryRef] | None = described(
        "Open actions; [] says that there are none.", default=None, audience="customer", example=["A-003"]
    )
    issues: Many[EntryRef] | None = described(
        "Open issues and escalations; [] says that there are none.",
        default=None,
        audience="customer",
        example=["I-002"],
    )
    time_off: Many[Absence] | None = described(
        "Planned absences; [] says that there are none.", default=None, audience="customer"
    )
    burn_down: BurnDown | None = described(
        "Hours, where time and materials are billed.", default=None, audience="customer"
    )
    percent: int | None = described(
        "How much is complete, in percent.", default=None, audience="customer", example=75, ge=0, le=100
    )
    sent: Sent | None = described("When it went to the customer.", default=None, audience="customer")
    top_customer: TopCustomer | None = described("Its entry in the Top Customer Report.", default=None)
