"""What a paper moves in the contract: from what, to what."""

from typing import Generic, Self, TypeVar

from pydantic import ConfigDict, model_validator

from psdm_validate.model.identifiers import ActivityRef, Identifier
from psdm_validate.model.part import Part, described
from psdm_validate.model.refusal import refuse
from psdm_validate.model.terms import (
    Activity,
    Agreements,
    Billing,
    Deliverable,
    Milestone,
    Option,
    StaffRole,
    Standard,
)
from psdm_validate.model.values import Currency, Day, Hours, Many, Money, Text

Value = TypeVar("Value")


class Move(Part, Generic[Value]):
    """One term moved from what was in force to what shall be."""

    before: Value = described("What was in force when the paper was executed.", alias="from", audience="customer")
    after: Value = described("What is in force from then on.", alias="to", audience="customer")


class OpenMove(Part, Generic[Value]):
    """A term that a contract may leave open, stated, moved or taken out: what is left out here was or is not stated."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    before: Value | None = described(
        "What was in force; left out where the contract did not say.", alias="from", default=None, audience="customer"
    )
    after: Value | None = described(
        "What is in force from then on; left out where the contract no longer says.",
        alias="to",
        default=None,
        audience="customer",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.before is None and self.after is None:
            refuse("neither `from` nor `to` is given", "Write what was in force, what shall be, or both.")
        return self


class StaffRoleChange(Part):
    """Moves within one role."""

    id: Identifier = described("The role.", audience="customer", example="engineer")
    hours: OpenMove[Hours] | None = described("Its hours.", default=None, audience="customer")
    rate: OpenMove[Money] | None = described("Its rate.", default=None, audience="customer")


class ActivityChange(Part):
    """Moves within one activity."""

    id: Identifier = described("The activity.", audience="customer", example="migration")
    name: Move[Text] | None = described("Its name.", default=None, audience="customer")
    hours: OpenMove[Hours] | None = described("Its hours.", default=None, audience="customer")


class DeliverableChange(Part):
    """Moves within one deliverable."""

    id: Identifier = described("The deliverable.", audience="customer", example="design")
    name: Move[Text] | None = described("Its name.", default=None, audience="customer")
    activity: Move[ActivityRef] | None = described("Its activity.", default=None, audience="customer")
    accepted_when: Move[Text] | None = described("When it is accepted.", default=None, audience="customer")
    due: OpenMove[Text] | None = described("When it is due.", default=None, audience="customer")


class StandardChange(Part):
    """Moves within one standard."""

    id: Identifier = described("The standard.", audience="customer", example="tested")
    accepted_when: Move[Text] | None = described("Its level.", default=None, audience="customer")
    checked_by: OpenMove[Text] | None = described("How it is checked.", default=None, audience="customer")


class MilestoneChange(Part):
    """Moves within one milestone."""

    id: Identifier = described("The milestone.", audience="customer", example="pilot")
    amount: Move[Money] | None = described("Its amount.", default=None, audience="customer")
    due: OpenMove[Day] | None = described("Its day.", default=None, audience="customer")


class OptionChange(Part):
    """Moves within one option; an option that is exercised is removed by the paper that moves the end."""

    id: Identifier = described("The option.", audience="customer", example="contingency")
    months: Move[int] | None = described("Longest extension it gives.", default=None, audience="customer")


Entry = TypeVar("Entry", bound=Part)
EntryChange = TypeVar("EntryChange", bound=Part)


class ListChange(Part, Generic[Entry, EntryChange]):
    """What a paper does to a list of the terms: entries are named by their id."""

    add: Many[Entry] = described("New entries, whole.", default=(), audience="customer")
    change: Many[EntryChange] = described("Moves within entries.", default=(), audience="customer")
    remove: Many[Identifier] = described("Ids of entries that go.", default=(), audience="customer")


class Changes(Part):
    """Exactly what a paper moves in the contract in force; what it does not name stays."""

    agreement: OpenMove[Agreements] | None = described("General terms.", default=None, audience="customer")
    billing: Move[Billing] | None = described("How the work is paid.", default=None, audience="customer")
    start: Move[Day] | None = described("First day of work.", default=None, audience="customer")
    end: Move[Day] | None = described("Last day of work.", default=None, audience="customer")
    currency: Move[Currency] | None = described("Currency.", default=None, audience="customer")
    amount: OpenMove[Money] | None = described("Contract amount.", default=None, audience="customer")
    billed_before: OpenMove[Money] | None = described(
        "What had been billed before the kind of billing changed.", default=None, audience="customer"
    )
    hours: OpenMove[Hours] | None = described("Total hours.", default=None, audience="customer")
    roles: ListChange[StaffRole, StaffRoleChange] | None = described("Roles.", default=None, audience="customer")
    activities: ListChange[Activity, ActivityChange] | None = described(
        "Activities.", default=None, audience="customer"
    )
    deliverables: ListChange[Deliverable, DeliverableChange] | None = described(
        "Deliverables.", default=None, audience="customer"
    )
    standards: ListChange[Standard, StandardChange] | None = described("Standards.", default=None, audience="customer")
    milestones: ListChange[Milestone, MilestoneChange] | None = described(
        "Milestones.", default=None, audience="customer"
    )
    options: ListChange[Option, OptionChange] | None = described("Options.", default=None, audience="customer")
    termination: Text | None = described(
        "Why the contract ends with this paper before its work is done; left out otherwise.",
        default=None,
        audience="customer",
        example="The customer closes the site",
    )
