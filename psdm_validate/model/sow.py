"""sow.yaml: the statement of work, from the first proposal to both signatures."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import Colleague, Person, SaleNumber, SowNumber
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Approval, Signatures
from psdm_validate.model.record import Record
from psdm_validate.model.terms import Billing, Terms
from psdm_validate.model.traces import Correction
from psdm_validate.model.values import Day, Many, Money, Text, Url

ProposalState = Literal[
    "Open",
    "proposal::Awaiting_Discovery",
    "proposal::Strawman_WIP",
    "proposal::Estimate_Feedback",
    "proposal::SOW_WIP",
    "proposal::Ready For Approval",
    "proposal::Approved",
]


class Opportunity(Part):
    """The sale behind a SOW or a change order."""

    id: SaleNumber = described("Its number in the sales system.", example="OPP-10417")
    record_type: Text | None = described("Its record type there.", default=None, example="Professional Services Only")
    amount: Money | None = described("Its amount, where it pays for a difference.", default=None, example="27600.00")


class Scoped(Part):
    """What the scoping issue settled for whoever staffs the work."""

    skills: Many[Text] = described("Skills that are needed.", default=(), example=["Kubernetes", "Git migration"])
    timing: Text | None = described("When it is wanted.", default=None, example="July to December, no weekends")
    project_type: Billing | None = described("How it will be billed.", default=None)


class LegalCase(Part):
    """The request for Legal's stamp."""

    link: Url | None = described("The case in the sales system.", default=None)
    by: Colleague = described("Who opened it.", example="lee-marlow")
    on: Day = described("When.", example="2026-06-11")


class Redline(Part):
    """The time in which the wording goes back and forth."""

    since: Day = described("The day it began.", alias="from", example="2026-06-11")
    pen: Many[Person] = described("Who holds the pen: one person.", default=(), example=["noor-haddad"])


class ProposalStep(Part):
    """A column of the approval board and the day on which the proposal reached it."""

    on: Day = described("The day.", example="2026-05-28")
    state: Text = described("The column, letter for letter as on the board.", example="proposal::SOW_WIP")


class EstimateReview(Part):
    """Who has gone through the estimate."""

    customer: Day | None = described("The day the customer did.", default=None, example="2026-05-26")
    account_team: Day | None = described("The day the account team did.", default=None, example="2026-05-26")


class Sow(Record):
    """The contract with the customer. Its terms are frozen once both sides have signed."""

    record_kind: ClassVar[str] = "sow"
    title: ClassVar[str] = "Statement of work"
    lies_at: ClassVar[str] = "{customer}/{sow}/sow.yaml"

    number: SowNumber = described("Number of the SOW.", audience="customer", example="SOW-2206")
    name: Text = described(
        "What the engagement is called.",
        alias="title",
        audience="customer",
        example="Move 400 repositories to one platform",
    )
    service: Literal["custom", "standard"] = described(
        "custom: scoped for this customer; standard: sold as a SKU.",
        example="custom",
        meanings={
            "custom": "Scoped for this customer; it passes the approval board.",
            "standard": "Sold as a SKU with terms of its own.",
        },
    )
    sku: Text | None = described("The SKU of a standard service.", default=None, example="PS-QUICKSTART")
    opportunity: Opportunity | None = described("The sale.", default=None)
    scoping_issue: Url | None = described("The issue in which it was scoped.", default=None)
    scoped: Scoped | None = described("What the scoping issue says about skills, timing and billing.", default=None)
    terms: Terms = described("What both sides sign.", audience="customer")
    proposal: Many[ProposalStep] = described("The way over the approval board.", default=())
    estimate_reviewed: EstimateReview | None = described("Who reviewed the estimate, and when.", default=None)
    estimate: Url | None = described("The estimate that was reviewed.", default=None)
    cost_estimate: Url | None = described("Where the cost estimate lies.", default=None)
    approvals: Many[Approval] = described("Approvals of the terms.", default=())
    ps_contact: Colleague | None = described(
        "Who of professional services looks after it, where the customer's own paper is used.", default=None
    )
    redline: Redline | None = described("While the wording goes back and forth.", default=None)
    legal_case: LegalCase | None = described("The request for Legal's stamp.", default=None)
    legal_stamp: Day | None = described("The day Legal stamped it.", default=None, example="2026-06-12")
    released: Day | None = described("The day it went out for signature.", default=None, example="2026-06-15")
    signed: Signatures = described("Both sides' signatures.", default=Signatures(), audience="customer")
    corrections: Many[Correction] = described("Where the terms once differed from the signed paper.", default=())

    @property
    def executed_on(self) -> date | None:
        """The day of the later signature, or None while the contract is only proposed."""
        return self.signed.complete_on

    @property
    def went_out_on(self) -> date | None:
        """The day it left the house: of its release, or of the first signature; None while it has not."""
        signatures = [signature.on for signature in (self.signed.customer, self.signed.us) if signature]
        return min([*signatures, *([self.released] if self.released else [])], default=None)

    def reached(self, state: ProposalState) -> date | None:
        """The first day on which the proposal stood in that column, or None."""
        days = [step.on for step in self.proposal if step.state == state]
        return min(days, default=None)
