"""Hours used and left, for a customer who pays by the hour."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.situation import Situation
from psdm_validate.contract.wording import value_words
from psdm_validate.figures.burn_down import burn_down
from psdm_validate.figures.series import tabulate
from psdm_validate.model.status import Status
from psdm_validate.pmo_reports.pmo_report import Column, Missing
from psdm_validate.pmo_reports.rows import Row

BURN_DOWN = (Column("until", "Until", "day"), Column("worked", "Worked", "hours"), Column("left", "Left", "hours"))
NO_HOURS = "There is none: the fee is fixed, or no hours are worked yet."


def hours_told(situation: Situation, status: Status) -> Iterator[Row]:
    """What the report tells of the hours; nothing where hours are not billed."""
    shown = status.burn_down
    if shown and _hourly(situation):
        yield "Hours", f"{value_words(shown.used)} used, {value_words(shown.left)} left"
    elif _hourly(situation):
        yield (
            "Hours",
            Missing(
                situation.engagement.name,
                f"the hours used and left, in the report of {status.on}",
                f"Add `burn_down:` with used and left. ({status.place.file})",
            ),
        )


def weeks_left(situation: Situation) -> Iterator[Row | Missing]:
    """The hours of each week and what they left; nothing where hours are not billed."""
    if not _hourly(situation):
        return
    table = tabulate(burn_down, situation)
    yield from table.rows
    if table.because and (table.unjudged or _was_begun(situation)):
        yield Missing(
            situation.engagement.name,
            f"the burn-down of hours: {table.because}",
            "Complete the timesheets; `psdm-validate check` says where they fall short.",
            table.unjudged,
        )


def _was_begun(situation: Situation) -> bool:
    """Whether hours are owed: a proposal that was called off has none to tell."""
    return not situation.contract.proposed or bool(situation.engagement.timesheets)


def _hourly(situation: Situation) -> bool:
    return situation.contract.terms.billing == "time-and-materials"
