"""customer.yaml: one customer, and who speaks for it."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import Identifier
from psdm_validate.model.part import described
from psdm_validate.model.people import ContactRole, Someone
from psdm_validate.model.record import Record
from psdm_validate.model.values import Many, Text, Url


class Customer(Record):
    """A customer: its name, its group on the forge and its people with their roles."""

    record_kind: ClassVar[str] = "customer"
    title: ClassVar[str] = "Customer"
    lies_at: ClassVar[str] = "{customer}/customer.yaml"

    name: Text = described("Name as the contract writes it.", audience="customer", example="Harbor Line")
    archetype: Literal["large", "mid-size", "small"] | None = described(
        "How large it is; the full method was made for large ones.", default=None, example="large"
    )
    formerly: Many[Identifier] = described(
        "Names that its folder had before, so that old records are still found.", default=(), example=["harbor-freight"]
    )
    group: Url | None = described("The customer's group on the forge.", default=None, audience="customer")
    contacts: Many[Someone[ContactRole]] = described("The customer's people whom records may name.")

    def contact(self, identifier: str) -> Someone[ContactRole] | None:
        """The contact of that id, or None."""
        return next((contact for contact in self.contacts if contact.id == identifier), None)

    def speaks(self, identifier: str, day: date) -> bool:
        """Whether the contact held any role for the customer on that day."""
        contact = self.contact(identifier)
        return contact is not None and any(held.on(day) for held in contact.roles)
