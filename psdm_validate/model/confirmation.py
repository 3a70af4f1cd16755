"""confirmations/wc-001.yaml: a small change that the customer confirms in writing."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import ConfirmationNumber, Contact
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Evidence
from psdm_validate.model.values import Day


class Confirmed(Part):
    """The customer's written word."""

    by: Contact = described("Who confirmed for the customer.", audience="customer", example="mira-stone")
    on: Day = described("The day of the confirmation.", audience="customer", example="2026-10-09")
    by_way_of: Literal["email", "slack", "issue"] = described("How it was written.", example="email")
    attached_to: Literal["scoping-issue", "project-epic"] = described(
        "Where it hangs: on the scoping issue when time moves, on the project epic when only scope does.",
        example="scoping-issue",
        meanings={"scoping-issue": "Where time moves.", "project-epic": "Where scope alone moves."},
    )
    evidence: Evidence | None = described("The mail or screenshot.", default=None)


class Confirmation(Amendment):
    """A change within the contract's money that needs no signature, only the customer's written word."""

    record_kind: ClassVar[str] = "confirmation"
    title: ClassVar[str] = "Written confirmation"
    lies_at: ClassVar[str] = "{customer}/{sow}/confirmations/{number}.yaml"

    number: ConfirmationNumber = described("Number within the engagement.", audience="customer", example="WC-001")
    confirmed: Confirmed | None = described(
        "The customer's confirmation; left out while it is awaited.", default=None, audience="customer"
    )

    @property
    def executed_on(self) -> date | None:
        return self.confirmed.on if self.confirmed else None
