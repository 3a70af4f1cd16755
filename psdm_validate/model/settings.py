"""settings.yaml: the one file in which an organisation sets the validator up."""

from typing import ClassVar, Literal

from psdm_validate.model.identifiers import RuleId
from psdm_validate.model.part import Part, described
from psdm_validate.model.record import Record
from psdm_validate.model.values import Level, Many

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


class Settings(Record):
    """Which edition of the handbook is in force, and what the organisation decided otherwise."""

    record_kind: ClassVar[str] = "settings"
    title: ClassVar[str] = "Settings"
    lies_at: ClassVar[str] = "settings.yaml"

    edition: EditionName = described('Edition of the handbook\'s policy, in quotes: "2024".', example="2024")
    packs: Many[PackName] = described(
        "Additions switched on beside the edition.", default=("time-and-training-2020",), example=["archived"]
    )
    policy: PolicyOverrides = described("Values set otherwise than the edition has them.", default=PolicyOverrides())
    levels: dict[RuleId, Level] = described(
        "Rules judged at another level than their own.", default={}, example={"RPT010": "note"}
    )
