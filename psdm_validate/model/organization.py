"""organization.yaml: the people who deliver, and which role each held when."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from psdm_validate.model.identifiers import Identifier
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import OurPerson
from psdm_validate.model.record import Record
from psdm_validate.model.values import Hours, Many, Text, Url


class Partner(Part):
    """A company whose people deliver beside ours."""

    id: Identifier = described("Short name used in other records.", example="north-works")
    name: Text = described("Its name.", example="North Works")


class Groups(Part):
    """The groups on the forge below which customers' groups lie."""

    own: Url = described("Where engagements lie that our own people deliver.")
    partner: Url = described("Where engagements lie in which partners take part.")


class Organization(Record):
    """Who works here, in which role, from when until when. Approvals are judged against it."""

    record_kind: ClassVar[str] = "organization"
    title: ClassVar[str] = "Organization"
    lies_at: ClassVar[str] = "organization.yaml"

    name: Text = described("Name of the organisation.", audience="customer", example="Example Services")
    fiscal_year_starts: int = described(
        "Month in which the fiscal year starts; quarters follow from it.", default=1, example=2, ge=1, le=12
    )
    holidays: Text | None = described("Country of the public holidays.", default=None, example="US")
    week: Hours = described("Hours of a full week.", default=Decimal(40), example=40)
    groups: Groups | None = described("The groups on the forge.", default=None)
    partners: Many[Partner] = described("Companies whose people deliver beside ours.", default=())
    people: Many[OurPerson] = described("Everybody whom a record may name.")

    def person(self, identifier: str) -> OurPerson | None:
        """The person of that id, or None."""
        return next((person for person in self.people if person.id == identifier), None)

    def held(self, identifier: str, role: str, day: date) -> bool:
        """Whether somebody of that id held the role on that day."""
        person = self.person(identifier)
        return person is not None and person.held(role, day)

    def held_any(self, identifier: str, roles: Iterable[str], day: date) -> bool:
        """Whether somebody of that id held one of the roles on that day."""
        return any(self.held(identifier, role, day) for role in roles)
