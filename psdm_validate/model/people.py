"""People, the roles they hold, and what they put their name to."""

from datetime import date
from typing import ClassVar, Generic, Literal, TypeVar

from psdm_validate.model.identifiers import Colleague, Contact, EvidencePath, Identifier, PartnerRef
from psdm_validate.model.identifiers import Person as PersonRef
from psdm_validate.model.part import Part, described
from psdm_validate.model.values import Day, Email, Hours, Many, Sha256, Text

OurRole = Literal[
    "ps-leadership",
    "senior-director",
    "director",
    "regional-manager",
    "delivery-manager",
    "engagement-manager",
    "program-manager",
    "project-manager",
    "project-coordinator",
    "ps-operations",
    "pmo-manager",
    "technical-architect",
    "engineer",
    "trainer",
    "education-manager",
    "account-executive",
    "solutions-architect",
    "customer-success-manager",
    "account-team",
    "deal-desk",
    "finance",
    "legal",
    "revenue",
]
"""Roles on our side. account-team is whoever else belongs to it; senior-director heads professional services."""

ContactRole = Literal[
    "sponsor",
    "director",
    "product-owner",
    "technical",
    "contracting",
    "contracting-representative",
    "project-lead",
    "user",
]

Role = TypeVar("Role")


def lasts(since: date, until: date | None, day: date) -> bool:
    """Whether the day lies in the time, first and last day included."""
    return since <= day and (until is None or day <= until)


class Held(Part, Generic[Role]):
    """A role somebody holds, from a day on and until a day if it ended."""

    role: Role = described("The role.", audience="customer")
    since: Day = described("First day in the role.", alias="from", audience="customer", example="2026-07-01")
    until: Day | None = described("Last day in the role; left out while it lasts.", default=None)

    def on(self, day: date) -> bool:
        """Whether the role was held on that day."""
        return lasts(self.since, self.until, day)


class Someone(Part, Generic[Role]):
    """A person with the roles held over time."""

    id: Identifier = described("Short name used in all records.", audience="customer", example="sam-osei")
    name: Text = described("Name as people write it.", audience="customer", example="Sam Osei")
    email: Email = described("E-mail address.", example="sam.osei@example.com")
    roles: Many[Held[Role]] = described("Roles held, each with its first day.", default=())

    def held(self, role: str, day: date) -> bool:
        """Whether this person held the role on the day."""
        return any(held.role == role and held.on(day) for held in self.roles)


class TimeOff(Part):
    """Days on which somebody does not work."""

    since: Day = described("First day.", alias="from", example="2026-12-21")
    until: Day = described("Last day.", example="2026-12-31")


class OurPerson(Someone[OurRole]):
    """Somebody who delivers, from our own house or from a partner's."""

    stands_last: ClassVar[tuple[str, ...]] = ("roles", "week", "holidays", "time_off")

    partner: PartnerRef | None = described("The partner whose employee this is.", default=None)
    week: Hours | None = described(
        "Hours of a full week, where they differ from the organisation's.", default=None, example=32
    )
    holidays: Text | None = described(
        "Country of the public holidays, where it differs from the organisation's.", default=None, example="DE"
    )
    time_off: Many[TimeOff] = described("Planned days off.", default=())


class Evidence(Part):
    """A file in the engagement's evidence folder, pinned by its hash."""

    file: EvidencePath = described("The file, below the engagement's folder.", example="evidence/co-001.pdf")
    sha256: Sha256 = described("SHA-256 of the file's bytes.")


class Approval(Part):
    """One approval of what a record proposes."""

    role: OurRole = described("The role in which it was given.", example="ps-leadership")
    by: Colleague = described("Who approved.", example="robin-vale")
    on: Day = described("The day of the approval.", example="2026-06-10")
    fingerprint: Text | None = described(
        "Fingerprint of the terms or changes that were approved; CHG029 prints the one that fits.", default=None
    )


class OurSignature(Part):
    """The signature of our side."""

    by: Colleague = described("Who signed for us.", audience="customer", example="robin-vale")
    on: Day = described("The day of the signature.", audience="customer", example="2026-06-22")


class CustomerSignature(Part):
    """The signature of the customer's side."""

    by: Contact = described("Who signed for the customer.", audience="customer", example="mira-stone")
    on: Day = described("The day of the signature.", audience="customer", example="2026-06-19")


class Signatures(Part):
    """Both sides' signatures; the paper is executed on the later day."""

    customer: CustomerSignature | None = described("The customer's.", default=None, audience="customer")
    us: OurSignature | None = described("Ours.", default=None, audience="customer")
    evidence: Evidence | None = described("The signed paper.", default=None)

    @property
    def complete_on(self) -> date | None:
        """The day of the later signature, or None while one is missing."""
        if self.customer is None or self.us is None:
            return None
        return max(self.customer.on, self.us.on)


class Agreement(Part):
    """The customer's word on something, with its day."""

    by: Contact = described("Who agreed.", audience="customer", example="mira-stone")
    on: Day = described("When.", audience="customer", example="2026-07-13")


class Requested(Part):
    """Who asked for a paper, and when."""

    by: PersonRef = described("Who raised it.", example="sam-osei")
    on: Day = described("When it was raised.", example="2026-10-05")


class Refusal(Part):
    """The end of a paper that was not executed."""

    by: PersonRef = described("Who rejected or withdrew it.", example="mira-stone")
    on: Day = described("When.", example="2026-10-12")
    why: Text = described("The reason given.")
