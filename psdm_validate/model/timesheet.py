"""timesheets/2026-w41.yaml: hours worked in one week, and who approved them."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import ActivityRef, Colleague
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Approval
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Hours, Many, Moment, Text, Url, Week

EpicCategory = Literal["company-meetings", "project-work", "ps-internal", "internal-assisted", "pto-and-holidays"]


def monday_of(week: str) -> date:
    """The Monday of a week written as 2026-W41; raises ValueError where the year has no such week."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


class Worked(Part):
    """One person's hours on one activity, day by day."""

    person: Colleague = described("Who.", example="alex-reyes")
    activity: ActivityRef | None = described("The activity of the contract.", default=None, example="migration")
    hours: Many[Hours] = described(
        "Hours of each day, Monday first.", example=[8, 8, 8, 8, 6], min_length=1, max_length=7
    )
    billable: bool = described("Whether they are billed to the customer.", default=True, example=True)
    issue: Url | None = described("The issue on which the time was booked.", default=None)
    epic: EpicCategory = described("The major epic it belongs to.", default="project-work", example="project-work")

    @property
    def total(self) -> Decimal:
        """Hours of the week."""
        return sum(self.hours, Decimal(0))


class Submitted(Part):
    """When somebody handed in the week."""

    person: Colleague = described("Who.", example="alex-reyes")
    when: Moment = described("When.", example="2026-10-12T09:00-04:00")


class Timesheet(Record):
    """The hours that were worked in one week."""

    record_kind: ClassVar[str] = "timesheet"
    title: ClassVar[str] = "Timesheet"
    lies_at: ClassVar[str] = "{customer}/{sow}/timesheets/{week}.yaml"

    week: Week = described("The week.", example="2026-W41")
    worked: Many[Worked] = described("Who worked how long on what.")
    submitted: Many[Submitted] = described("When each handed it in.", default=())
    approvals: Many[Approval] = described("Approvals of the hours, in their order.", default=())
    certified: Url | None = described("The issue of the certified timesheet.", default=None)
    labels: Many[Text] = described("Labels of that issue.", default=(), example=["ManagerCertifiedTimesheet"])
    billed: Day | None = described("The day the hours were billed.", default=None)

    def days(self) -> Iterator[tuple[date, Worked, Decimal]]:
        """Each day on which somebody worked, with the hours; raises ValueError where the year has no such week."""
        monday = monday_of(self.week)
        for worked in self.worked:
            for offset, hours in enumerate(worked.hours):
                if hours:
                    yield monday + timedelta(days=offset), worked, hours
