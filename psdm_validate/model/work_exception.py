"""work-exceptions/we-001.yaml: leave to work more hours than the contract allots."""

from typing import ClassVar

from psdm_validate.model.identifiers import PaperRef, WorkExceptionNumber
from psdm_validate.model.instrument import Leave
from psdm_validate.model.part import described
from psdm_validate.model.values import Many, Text, Url


class WorkException(Leave):
    """Leave to exceed the hours or the budget while the terms stay as they are."""

    record_kind: ClassVar[str] = "work-exception"
    title: ClassVar[str] = "Work exception"
    lies_at: ClassVar[str] = "{customer}/{sow}/work-exceptions/{number}.yaml"

    number: WorkExceptionNumber = described("Number within the engagement.", example="WE-001")
    labels: Many[Text] = described(
        "What caused it, as labels: WE-product, WE-ps, WE-scoping, WE-time.", default=(), example=["WE-scoping"]
    )
    beside: PaperRef | None = described("The change order it goes with, if any.", default=None, example="CO-001")
    issue: Url | None = described("Its issue on the forge.", default=None)
