"""organization.yaml: the people who deliver, and which role each held when."""

from datetime import date
from typing import ClassVar

from psdm_validate.model.part import described
from psdm_validate.model.people import OurRole, Someone
from psdm_validate.model.record import Record
from psdm_validate.model.values import Many, Text


class Organization(Record):
    """Who works here, in which role, from when until when. Approvals are judged against it."""

    record_kind: ClassVar[str] = "organization"
    title: ClassVar[str] = "Organization"
    lies_at: ClassVar[str] = "organization.yaml"

    name: Text = described("Name of the organisation.", audience="customer", example="Example Services")
    people: Many[Someone[OurRole]] = described("Everybody whom a record may name.")

    def person(self, identifier: str) -> Someone[OurRole] | None:
        """The person of that id, or None."""
        return next((person for person in self.people if person.id == identifier), None)

    def held(self, identifier: str, role: str, day: date) -> bool:
        """Whether somebody of that id held the role on that day."""
        person = self.person(identifier)
        return person is not None and person.held(role, day)
