"""internal-time/2026-w41.yaml: hours of a week that belong to no engagement."""

from typing import ClassVar, Literal

from psdm_validate.model.bookings import BookingKind
from psdm_validate.model.identifiers import Colleague
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.timesheet import EpicCategory
from psdm_validate.model.values import Day, Hours, Many, Text, Url, Week


class InternalTask(Part):
    """One person's time on one internal task."""

    person: Colleague = described("Who.", example="alex-reyes")
    task: Text | None = described("What is done.", default=None, example="Certification course")
    hours: Hours | None = described("Hours.", default=None, example=6)
    since: Day | None = described("First day.", alias="from", default=None, example="2026-10-05")
    until: Day | None = described("Last day.", default=None, example="2026-10-06")
    epic: EpicCategory | None = described("The major epic it belongs to.", default=None, example="ps-internal")
    issue: Url | None = described("The issue on which the time was booked.", default=None)
    kind: BookingKind | None = described("Whether it is soft or hard.", default=None)
    project: Literal["Creditable", "Non Creditable"] | None = described("The project it counts to.", default=None)


class InternalTime(Record):
    """Internal time of one week: meetings, courses, time off."""

    record_kind: ClassVar[str] = "internal-time"
    title: ClassVar[str] = "Internal time"
    lies_at: ClassVar[str] = "internal-time/{week}.yaml"

    week: Week = described("The week.", example="2026-W41")
    tasks: Many[InternalTask] = described("Who spent how long on what.")
