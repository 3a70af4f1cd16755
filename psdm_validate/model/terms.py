"""The terms that both sides sign."""

from decimal import Decimal
from typing import Literal

from psdm_validate.model.identifiers import ActivityRef, DeliverableRef, Identifier
from psdm_validate.model.part import Part, described
from psdm_validate.model.values import Currency, Day, Hours, Many, Money, Text

Agreements = Literal["msa", "standard", "customer"]
Billing = Literal["time-and-materials", "fixed-fee"]


class StaffRole(Part):
    """A kind of work that is billed: how many hours, at which rate."""

    id: Identifier = described("Name of the role in this contract.", audience="customer", example="engineer")
    hours: Hours | None = described("Hours of the role.", default=None, audience="customer", example=640)
    rate: Money | None = described("Price of one hour.", default=None, audience="customer", example="230.00")

    @property
    def price(self) -> Decimal | None:
        """Hours times rate; None where one of them is not stated."""
        return None if self.hours is None or self.rate is None else self.hours * self.rate


class Activity(Part):
    """A piece of the work, as the statement of work names it."""

    id: Identifier = described("Short name used in other records.", audience="customer", example="migration")
    name: Text = described("What is done.", audience="customer", example="Migration in four waves")
    hours: Hours | None = described("Hours planned for it.", default=None, audience="customer", example=400)


class Deliverable(Part):
    """Something handed over, and when it counts as accepted."""

    id: Identifier = described("Short name used in other records.", audience="customer", example="design")
    name: Text = described("What is handed over.", audience="customer", example="Target design")
    activity: ActivityRef = described("The activity that makes it.", audience="customer", example="discovery")
    accepted_when: Text = described(
        "What must be true for the customer to accept it.",
        audience="customer",
        example="The platform owner accepts it by e-mail",
    )
    due: Text | None = described(
        "When it is due, in the words of the contract.",
        default=None,
        audience="customer",
        example="End of every iteration from the second on",
    )


class Standard(Part):
    """A measure of quality that every deliverable of the contract has to meet."""

    id: Identifier = described("Short name.", audience="customer", example="tested")
    name: Text = described("What is measured.", audience="customer", example="Test coverage")
    accepted_when: Text = described(
        "The level that is good enough.", audience="customer", example="Tests cover 90 % of the code"
    )
    checked_by: Text | None = described(
        "How it is checked.", default=None, audience="customer", example="Review and automated tests"
    )


class Milestone(Part):
    """A part of a fixed fee, and what it is paid for."""

    id: Identifier = described("Short name.", audience="customer", example="pilot")
    name: Text = described("What is reached.", audience="customer", example="Pilot accepted")
    amount: Money = described("What is paid for it.", audience="customer", example="46000.00")
    due: Day | None = described("Planned day of sign-off.", default=None, audience="customer")
    deliverable: DeliverableRef | None = described("The deliverable it is paid for.", default=None)


class Option(Part):
    """A right to extend that the contract holds and that a change order may exercise."""

    id: Identifier = described("Short name.", audience="customer", example="contingency")
    name: Text = described("What may be exercised.", audience="customer", example="Contingency")
    months: int = described(
        "Longest extension it gives, in calendar months.", audience="customer", example=6, ge=1, le=60
    )


class Terms(Part):
    """What both sides sign. Frozen from the signature on; only executed papers move it."""

    agreement: Agreements | None = described(
        "Whose general terms apply: msa, standard or customer.",
        default=None,
        audience="customer",
        meanings={
            "msa": "The agreement that both sides have signed before.",
            "standard": "Our standard terms.",
            "customer": "The customer's own terms.",
        },
    )
    billing: Billing = described(
        "How the work is paid.",
        audience="customer",
        example="time-and-materials",
        meanings={
            "time-and-materials": "Hours at the rates of the roles.",
            "fixed-fee": "A price, paid in milestones.",
        },
    )
    start: Day | None = described("First day of work.", default=None, audience="customer", example="2026-07-06")
    end: Day | None = described("Last day of work.", default=None, audience="customer", example="2026-12-18")
    currency: Currency = described("Currency of every amount here.", audience="customer", example="USD")
    amount: Money | None = described("Contract amount.", default=None, audience="customer", example="184000.00")
    billed_before: Money | None = described(
        "What had been billed before the kind of billing changed.", default=None, audience="customer"
    )
    hours: Hours | None = described("Total hours.", default=None, audience="customer", example=800)
    roles: Many[StaffRole] = described("Who works, for how many hours, at which rate.", default=(), audience="customer")
    activities: Many[Activity] = described("The work.", default=(), audience="customer")
    deliverables: Many[Deliverable] = described("What is handed over.", default=(), audience="customer")
    standards: Many[Standard] = described(
        "Quality that every deliverable has to meet.", default=(), audience="customer"
    )
    milestones: Many[Milestone] = described("Parts of a fixed fee.", default=(), audience="customer")
    options: Many[Option] = described("Rights to extend.", default=(), audience="customer")
