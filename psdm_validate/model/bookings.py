"""bookings.yaml: who is booked, what is asked for, what is forecast, and the upside beside it."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import BookingNumber, Colleague, Identifier, MilestoneRef, PaperRef
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import OurRole, lasts
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Hours, Many, Moment, Money, Month, Text

BookingKind = Literal["soft", "hard"]


class CoordinatorWord(Part):
    """The project coordinator's approval of a hard booking."""

    by: Colleague = described("Who approved it.", example="jo-pike")
    on: Day = described("When.", example="2026-07-01")


class Booking(Part):
    """Somebody's hours in a time: soft while it is a wish, hard once they are promised."""

    id: BookingNumber = described("Its number.", example="B-001")
    person: Colleague = described("Who.", example="alex-reyes")
    kind: BookingKind = described(
        "soft: planned; hard: promised and part of the forecast.",
        example="hard",
        meanings={
            "soft": "Planned, promises nothing and counts as no revenue.",
            "hard": "Promised to the customer, approved by the coordinator, part of the forecast.",
        },
    )
    since: Day = described("First day.", alias="from", example="2026-07-06")
    until: Day = described("Last day.", example="2026-12-18")
    hours_a_week: Hours = described("Hours in each week.", example=32)
    billable: bool = described("Whether its hours are billed to the customer.", default=True, example=True)
    approved: CoordinatorWord | None = described("The coordinator's approval of a hard booking.", default=None)
    awaits: PaperRef | None = described(
        "The paper it waits for, where it leaves the contract in force.", default=None, example="CO-001"
    )

    def on(self, day: date) -> bool:
        """Whether it covers the day."""
        return lasts(self.since, self.until, day)


class Answer(Part):
    """The coordinator's answer to a request: confirmed, or other dates."""

    by: Colleague = described("Who answered.", example="jo-pike")
    on: Day = described("When.", example="2026-06-26")
    confirmed: bool = described("Whether it was confirmed as asked.", example=True)
    since: Day | None = described("First day that is offered instead.", alias="from", default=None)
    until: Day | None = described("Last day that is offered instead.", default=None)


class ResourceRequest(Part):
    """A request for somebody's hours."""

    id: Identifier = described("Short name.", example="second-engineer")
    asked_on: Day = described("When it was asked.", example="2026-06-24")
    person: Colleague | None = described("Who is asked for by name.", default=None, example="alex-reyes")
    role: OurRole | None = described("The role that is needed.", default=None, example="engineer")
    kind: BookingKind | None = described("Which kind of booking is asked for.", default=None, example="hard")
    since: Day | None = described("First day.", alias="from", default=None, example="2026-07-06")
    until: Day | None = described("Last day.", default=None, example="2026-12-18")
    hours: Hours | None = described("Hours in all.", default=None, example=640)
    answer: Answer | None = described("The coordinator's answer.", default=None)


class ForecastMonth(Part):
    """What a month is expected to bring, as it was frozen at its beginning."""

    month: Month = described("The month.", example="2026-11")
    frozen: Day | None = described(
        "The day from which the figures stand; a forecast is frozen by the first business day of its month.",
        default=None,
        example="2026-11-02",
    )
    hours: Hours | None = described("Hours.", default=None, example=160)
    amount: Money | None = described("Money, in the contract's currency.", default=None, example="36800.00")


class Upside(Part):
    """Money or hours that may come beside the forecast."""

    id: Identifier = described("Short name.", example="pilot-in-december")
    because: Literal["soft-booking", "pending-change-order", "milestone"] = described(
        "Where it comes from.", example="milestone"
    )
    booking: BookingNumber | None = described("The soft booking.", default=None)
    paper: PaperRef | None = described("The pending paper.", default=None, example="CO-001")
    milestone: MilestoneRef | None = described("The milestone that may move.", default=None, example="pilot")
    month: Month = described("The month in which it may come.", example="2026-12")
    hours: Hours | None = described("Hours.", default=None, example=40)
    amount: Money | None = described("Money, in the contract's currency.", default=None, example="46000.00")
    why: Text | None = described("Why it is not certain yet.", default=None)


class Bookings(Record):
    """Who is booked and what is forecast. Only hard bookings count as revenue."""

    record_kind: ClassVar[str] = "bookings"
    title: ClassVar[str] = "Bookings"
    lies_at: ClassVar[str] = "{customer}/{sow}/bookings.yaml"

    updated: Moment | None = described(
        "When forecast and upside were last gone through.", default=None, example="2026-11-16T10:30-05:00"
    )
    bookings: Many[Booking] = described("Who is booked.")
    requests: Many[ResourceRequest] = described("What is asked for.", default=())
    forecast: Many[ForecastMonth] = described("What each month is expected to bring.", default=())
    upside: Many[Upside] = described("What may come beside it.", default=())
