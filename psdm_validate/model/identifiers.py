"""The names by which records speak of things: identifiers, numbers, files, and references to what lies elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from psdm_validate.model.refusal import written

Identifier = Annotated[
    str,
    *written(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "an identifier",
        "Write lower-case letters, digits and single hyphens, such as target-design.",
    ),
]
SowNumber = Annotated[str, *written(r"(?:SOW-|PO)\d{1,10}", "a SOW number", "Write it as SOW-2206 (or PO2206).")]
SaleNumber = Annotated[
    str,
    *written(
        r"[A-Z0-9][A-Z0-9._/-]{0,60}",
        "the number of a sale",
        "Write it in capitals and without spaces, such as OPP-10417.",
    ),
]
"""The number of an opportunity in the sales system; one spelling only, so that a sale used twice is seen."""
RiskNumber = Annotated[str, *written(r"R-\d{3,}", "a risk's number", "Write it as R-001.")]
ActionNumber = Annotated[str, *written(r"A-\d{3,}", "an action's number", "Write it as A-001.")]
IssueNumber = Annotated[str, *written(r"I-\d{3,}", "an issue's number", "Write it as I-001.")]
DecisionNumber = Annotated[str, *written(r"D-\d{3,}", "a decision's number", "Write it as D-001.")]
TaskNumber = Annotated[str, *written(r"T-\d{3,}", "a task's number", "Write it as T-001.")]
ChangeOrderNumber = Annotated[str, *written(r"CO-\d{3,}", "a change order's number", "Write it as CO-001.")]
ConfirmationNumber = Annotated[str, *written(r"WC-\d{3,}", "a confirmation's number", "Write it as WC-001.")]
DescriptionNumber = Annotated[str, *written(r"DOW-\d{3,}", "a description of work's number", "Write it as DOW-001.")]
WorkAtRiskNumber = Annotated[str, *written(r"WAR-\d{3,}", "a work at risk's number", "Write it as WAR-001.")]
WorkExceptionNumber = Annotated[str, *written(r"WE-\d{3,}", "a work exception's number", "Write it as WE-001.")]
BookingNumber = Annotated[str, *written(r"B-\d{3,}", "a booking's number", "Write it as B-001.")]
PaperNumber = Annotated[
    str, *written(r"(?:CO|WC|DOW)-\d{3,}", "a paper's number", "Name the paper as CO-001, WC-001 or DOW-001.")
]
EntryNumber = Annotated[
    str,
    *written(r"[RAID]-\d{3,}", "the number of an entry of the RAID log", "Name the entry as R-001, A-001 or I-001."),
]
EvidencePath = Annotated[
    str,
    *written(r"evidence/[A-Za-z0-9][A-Za-z0-9._-]*", "a file in evidence/", "Write it as evidence/co-001.pdf."),
]
WrittenPath = Annotated[
    str,
    *written(
        r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*", "a field", "Write it as findings name it: activities.migration.hours."
    ),
]
"""A field as findings name it, entries of lists by their id."""
RecordPath = Annotated[
    str,
    *written(
        r"[a-z0-9-]+(?:/[A-Za-z0-9][A-Za-z0-9._-]*)?(?:\.yaml)?",
        "a file of the engagement",
        "Write it as raid.yaml or change-orders/co-001.yaml.",
    ),
]
"""A file below an engagement's folder."""
RuleId = Annotated[str, *written(r"[A-Z]{3}\d{3}", "a rule's id", "Write it as RPT010.")]


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose value names something elsewhere; REC001 proves that it is there."""

    to: Literal["colleague", "contact", "person", "partner", "activity", "deliverable", "milestone", "paper", "entry"]


Colleague = Annotated[Identifier, Refers("colleague")]
"""Someone of organization.yaml."""
Contact = Annotated[Identifier, Refers("contact")]
"""Someone of the engagement's customer.yaml."""
Person = Annotated[Identifier, Refers("person")]
"""Someone of organization.yaml or of the engagement's customer.yaml."""
ActivityRef = Annotated[Identifier, Refers("activity")]
DeliverableRef = Annotated[Identifier, Refers("deliverable")]
MilestoneRef = Annotated[Identifier, Refers("milestone")]
PartnerRef = Annotated[Identifier, Refers("partner")]
"""A partner of organization.yaml."""
PaperRef = Annotated[PaperNumber, Refers("paper")]
EntryRef = Annotated[EntryNumber, Refers("entry")]
"""An entry of the engagement's RAID log."""
