"""plan.yaml: what the team means to do, and when."""

from typing import ClassVar

from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import ActivityRef, Colleague, Day, Hours, Many, PaperRef, TaskNumber, Text


class Task(Part):
    """A piece of planned work."""

    id: TaskNumber = described("Its number.", audience="customer", example="T-021")
    activity: ActivityRef = described("The activity of the contract it belongs to.", audience="customer")
    name: Text = described("What is done.", audience="customer", example="Scan the last wave")
    owner: Colleague | None = described("Who does it.", default=None, audience="customer", example="alex-reyes")
    start: Day = described("First day.", audience="customer", example="2027-01-11")
    end: Day = described("Last day.", audience="customer", example="2027-02-12")
    hours: Hours | None = described("Hours planned.", default=None, example=40)
    awaits: PaperRef | None = described(
        "The paper it waits for, where it leaves the contract in force.", default=None, example="CO-001"
    )


class Plan(Record):
    """The tasks of an engagement. A wish beyond the contract names the paper it waits for."""

    record_kind: ClassVar[str] = "plan"
    title: ClassVar[str] = "Plan"
    lies_at: ClassVar[str] = "{customer}/{sow}/plan.yaml"

    tasks: Many[Task] = described("The tasks.", audience="customer")
