"""Hours left, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.allotment import allotted, billed_work
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.hours import BURN_DOWN, NONE, hours_without_timesheet, hours_worked
from psdm_validate.figures.series import Column, series

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeekLeft:
    """How an engagement stood at the end of a week."""

    until: date
    """Its Sunday; of the week that is running, the day of the report."""
    worked: Decimal
    left: Decimal | None
    """None where the contract then in force stated no hours."""


@series(
    "burn-down",
    "Burn-down of hours",
    columns=(
        Column("until", "Until", "day"),
        Column("worked", "Worked", "hours"),
        Column("left", "Left", "hours"),
    ),
    source=BURN_DOWN,
)
def burn_down(situation: Situation) -> tuple[WeekLeft, ...]:
    """Each week from the first timesheet to the day: billable hours recorded in it, and the hours that the contract
    in force at its end left after them. Hours that only a report tells count as worked before the first of the
    weeks."""
    hours_worked(situation)  # where they are not known, neither is what is left
    by_week: dict[date, Decimal] = {}
    for work in billed_work(situation.engagement, situation.day):
        sunday = _sunday(work.day)
        by_week[sunday] = by_week.get(sunday, NONE) + work.hours
    weeks, worked = [], hours_without_timesheet(situation)
    sunday = min(by_week, default=date.max)
    while sunday - WEEK < situation.day:
        until, hours = min(sunday, situation.day), by_week.get(sunday, NONE)
        worked += hours
        agreed = allotted(situation.course.on(until).terms)
        weeks.append(WeekLeft(until, hours, None if agreed is None else agreed - worked))
        sunday += WEEK
    return tuple(weeks)


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())
