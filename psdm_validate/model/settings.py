"""settings.yaml: the one file in which an organisation sets the validator up."""

from datetime import date
from typing import ClassVar, Literal

from psdm_validate.model.identifiers import RuleId
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Day, Level, Many

EditionName = Literal["2022", "2024"]
PackName = Literal["time-and-training-2020", "archived"]


class PolicyOverrides(Part):
    """Policy values of the edition that this organisation sets for itself."""

    full_method_above_iterations: int | None = described(
        "The full method is due above this many iterations.", default=None, example=5, ge=1, le=52
    )
    full_method_above_months: int | None = described(
        "The full method is due above this many calendar months.", default=None, example=2, ge=1, le=24
    )
    iteration_days: int | None = described(
        "Usual length of an iteration in calendar days.", default=None, example=14, ge=1, le=60
    )
    waiver_days: int | None = described(
        "A waiver lasts at most this many calendar days.", default=None, example=90, ge=1, le=366
    )
    status_days: int | None = described(
        "Status is reported at least every so many calendar days; in the edition 2024 by light engagements.",
        default=None,
        example=7,
        ge=1,
        le=31,
    )
    health_yellow_percent: int | None = described(
        "An engagement that has left hours or days by more than this share is yellow at least, in percent.",
        default=None,
        example=5,
        ge=0,
        le=100,
    )
    health_red_percent: int | None = described(
        "An engagement that has left hours or days by more than this share is red, in percent.",
        default=None,
        example=10,
        ge=0,
        le=100,
    )
    drift_percent: int | None = described(
        "Changes that together move amount or length of a contract by more than this share are shown, in percent.",
        default=None,
        example=20,
        ge=0,
        le=1000,
    )
    welcome_business_days: int | None = described(
        "The customer is welcomed within this many business days after the opportunity was won: 3, or 9 where "
        "72 business hours are read as working days of 8 hours.",
        default=None,
        example=9,
        ge=1,
        le=30,
    )
    timesheet_hour: int | None = described(
        "Hour of Monday by which the hours of the week before are handed in, by the clock of whoever hands them in.",
        default=None,
        example=12,
        ge=1,
        le=23,
    )
    registration_business_days: int | None = described(
        "People have the link to register at least this many business days before a training session.",
        default=None,
        example=3,
        ge=0,
        le=60,
    )
    registration_days_archived: int | None = described(
        "The same in calendar days, where the pack `archived` is switched on.", default=None, example=14, ge=0, le=90
    )
    lab_code_days: int | None = described(
        "The instructor has the invitation code at least this many calendar days before a session.",
        default=None,
        example=5,
        ge=0,
        le=30,
    )
    assessment_days: int | None = described(
        "An assessment is reviewed within this many calendar days.", default=None, example=7, ge=1, le=60
    )
    forecast_months: int | None = described(
        "Project work is hard-booked this many calendar months ahead.", default=None, example=2, ge=1, le=12
    )
    forecast_percent: int | None = described(
        "The forecast of a month is met within this share, in percent.", default=None, example=5, ge=0, le=100
    )
    forecast_block_percent: int | None = described(
        "The same for consulting blocks and dedicated engineers.", default=None, example=10, ge=0, le=100
    )
    forecast_due_hour: int | None = described(
        "Hour of Monday, by the clock of New York, by which forecast and upside are updated.",
        default=None,
        example=11,
        ge=0,
        le=23,
    )
    soft_days_after_kickoff: int | None = described(
        "Soft bookings may stand in the current month for this many calendar days after the kickoff.",
        default=None,
        example=14,
        ge=0,
        le=90,
    )
    unforecast_percent: int | None = described(
        "At most this share of a contract's hours or amount is neither used nor forecast, in percent.",
        default=None,
        example=10,
        ge=0,
        le=100,
    )
    allocation_weeks: int | None = described(
        "Over so many weeks ahead it is looked at whether everybody is booked.", default=None, example=4, ge=1, le=26
    )
    allocation_percent: int | None = described(
        "Below this share of their hours somebody is under-allocated, in percent.",
        default=None,
        example=50,
        ge=0,
        le=100,
    )


class EditionBefore(Part):
    """An edition that was in force before, and its last day."""

    edition: EditionName = described("Edition of the handbook's policy, in quotes.", example="2022")
    until: Day = described("Its last day: a SOW signed on that day or before keeps it.", example="2025-06-30")


class Settings(Record):
    """Which edition of the handbook is in force, and what the organisation decided otherwise."""

    record_kind: ClassVar[str] = "settings"
    title: ClassVar[str] = "Settings"
    lies_at: ClassVar[str] = "settings.yaml"

    edition: EditionName = described('Edition of the handbook\'s policy, in quotes: "2024".', example="2024")
    editions_before: Many[EditionBefore] = described(
        "Editions in force before, oldest first: an engagement keeps the one of the day on which its SOW was signed.",
        default=(),
    )
    packs: Many[PackName] = described(
        "Additions switched on beside the edition.", default=("time-and-training-2020",), example=["archived"]
    )
    policy: PolicyOverrides = described("Values set otherwise than the edition has them.", default=PolicyOverrides())
    levels: dict[RuleId, Level] = described(
        "Rules judged at another level than their own.", default={}, example={"RPT010": "note"}
    )

    @property
    def editions(self) -> tuple[EditionName, ...]:
        """Every edition by which an engagement may be judged, the newest first."""
        before = (each.edition for each in reversed(self.editions_before))
        return tuple(dict.fromkeys((self.edition, *before)))

    def edition_on(self, day: date) -> EditionName:
        """The edition that is in force on the day."""
        lasting = (each for each in self.editions_before if day <= each.until)
        ends_first = min(lasting, key=lambda each: each.until, default=None)
        return ends_first.edition if ends_first else self.edition
