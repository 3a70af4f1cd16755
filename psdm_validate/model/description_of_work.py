"""descriptions-of-work/dow-001.yaml: the wording of work that costs no money and no time."""

from datetime import date
from typing import ClassVar

from psdm_validate.model.identifiers import DescriptionNumber
from psdm_validate.model.instrument import ENDS, Amendment
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import CustomerSignature, Evidence, OurSignature
from psdm_validate.model.values import Day


class BothApproved(Part):
    """Both sides' approval; no signature is asked of the customer."""

    us: OurSignature | None = described("Our technical stakeholder or director.", default=None)
    customer: CustomerSignature | None = described(
        "The customer's technical stakeholder or director.", default=None, audience="customer"
    )
    evidence: Evidence | None = described("The screenshot on the customer epic.", default=None)


class DescriptionOfWork(Amendment):
    """What is done within a contract whose wording left it open, or within a consulting block."""

    stands_last: ClassVar[tuple[str, ...]] = ("changes", "approved", *ENDS)
    record_kind: ClassVar[str] = "description-of-work"
    title: ClassVar[str] = "Description of work"
    lies_at: ClassVar[str] = "{customer}/{sow}/descriptions-of-work/{number}.yaml"

    number: DescriptionNumber = described("Number within the engagement.", audience="customer", example="DOW-001")
    attached: Day | None = described("The day it was attached to the customer epic.", default=None)
    at_discovery: bool | None = described("Whether the customer approves it at discovery.", default=None, example=True)
    approved: BothApproved = described("Both sides' approval.", default=BothApproved(), audience="customer")

    @property
    def executed_on(self) -> date | None:
        return self.approved.customer.on if self.approved.customer else None
