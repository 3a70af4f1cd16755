"""work-at-risk/war-001.yaml: leave to start before the paper is signed."""

from typing import ClassVar

from psdm_validate.model.identifiers import PaperRef, WorkAtRiskNumber
from psdm_validate.model.instrument import Leave
from psdm_validate.model.part import described
from psdm_validate.model.values import Text, Url


class WorkAtRisk(Leave):
    """Leave to staff or start work before a SOW or change order is signed. It ends with that signature, unbilled."""

    record_kind: ClassVar[str] = "work-at-risk"
    title: ClassVar[str] = "Work at risk"
    lies_at: ClassVar[str] = "{customer}/{sow}/work-at-risk/{number}.yaml"

    number: WorkAtRiskNumber = described("Number within the engagement.", example="WAR-001")
    awaits: PaperRef | None = described(
        "The paper that is not signed yet; left out where it is the SOW itself.", default=None, example="CO-001"
    )
    issue: Url | None = described("Its issue on the forge.", default=None)
    epic: Text | None = described("The engagement's epic as &number (edition 2022).", default=None, example="&65")
    scoping_issue: Text | None = described(
        "The scoping issue or that of the change order as #number (edition 2022).", default=None, example="#1234"
    )
