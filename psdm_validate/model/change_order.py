"""change-orders/co-001.yaml: a change that both sides sign."""

from datetime import date
from typing import ClassVar

from psdm_validate.model.identifiers import ChangeOrderNumber
from psdm_validate.model.instrument import ENDS, Amendment
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Approval, Signatures
from psdm_validate.model.sow import Opportunity
from psdm_validate.model.values import Day, Many, Text, Url


class Informed(Part):
    """Who was told of a change order, and when."""

    engagement_manager: Day | None = described("The day the engagement manager was.", default=None)
    account_team: Day | None = described("The day the account team was.", default=None)


class ChangeOrder(Amendment):
    """A signed change of money, time, scope or kind of billing."""

    stands_last: ClassVar[tuple[str, ...]] = ("changes", "approvals", "signed", *ENDS)
    record_kind: ClassVar[str] = "change-order"
    title: ClassVar[str] = "Change order"
    lies_at: ClassVar[str] = "{customer}/{sow}/change-orders/{number}.yaml"

    number: ChangeOrderNumber = described("Number within the engagement.", audience="customer", example="CO-001")
    informed: Informed = described("Who on our side was told, and when.", default=Informed())
    issue: Url | None = described("The change order's issue, on the customer epic.", default=None)
    epic: Text | None = described("The engagement's epic as &number (edition 2022).", default=None, example="&65")
    scoping_issue: Text | None = described(
        "The scoping issue as #number (edition 2022).", default=None, example="#1234"
    )
    attached: Day | None = described("The day it was hung on the internal customer epic.", default=None)
    document: Url | None = described("The change order document, on its issue.", default=None)
    opportunity: Opportunity | None = described("The new sale, where it adds money or much time.", default=None)
    resource_project: Url | None = described("The new project in the resource system.", default=None)
    approvals: Many[Approval] = described("Approvals of the changes.", default=())
    signed: Signatures = described("Both sides' signatures.", default=Signatures(), audience="customer")

    @property
    def executed_on(self) -> date | None:
        return self.signed.complete_on
