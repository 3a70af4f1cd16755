"""What every record is: one YAML file, one frozen model."""

from typing import Any, ClassVar

from psdm_validate.model.part import Part, described


class Record(Part):
    """A whole file. Subclasses say what the file is for and where in a repository it lies."""

    record_kind: ClassVar[str]
    """The word by which the command line names it: change-order."""

    title: ClassVar[str]
    """The record's name as people say it: "Change order"."""

    lies_at: ClassVar[str]
    """Path below engagements/, with {customer}, {sow} and {number} for the parts that vary."""

    stands_last: ClassVar[tuple[str, ...]] = ("extra",)

    extra: dict[str, Any] = described(
        "Fields of your organisation's own, checked against the schema that it keeps in engagements/extra/.",
        default={},
        example={"cost_centre": "4711"},
    )
