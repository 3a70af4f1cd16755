"""Every figure and every series, in the order in which they are told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.burn_down import burn_down
from psdm_validate.figures.dates import days_left, end_moved, plan_past_end, start_moved
from psdm_validate.figures.drift import amount_drift, length_drift
from psdm_validate.figures.figure import Figure, Measure, measure
from psdm_validate.figures.forecast import forecast_accuracy, within_5_percent, within_10_percent
from psdm_validate.figures.hours import (
    hours_agreed,
    hours_at_completion,
    hours_booked,
    hours_left,
    hours_to_spare,
    hours_used,
    hours_worked,
)
from psdm_validate.figures.money import amount, earned, money_at_completion, money_left
from psdm_validate.figures.open_entries import entries_open, entries_overdue, oldest_entry, raid_ageing
from psdm_validate.figures.progress import (
    cost_index,
    cost_variance,
    done,
    earned_value,
    estimate_at_completion,
    planned,
    planned_value,
    schedule_index,
    schedule_variance,
)
from psdm_validate.figures.series import Series, Table, tabulate
from psdm_validate.figures.velocity import recent_velocity, velocity

FIGURES: tuple[Figure, ...] = (
    hours_agreed,
    hours_worked,
    hours_left,
    hours_used,
    hours_booked,
    hours_at_completion,
    hours_to_spare,
    amount,
    earned,
    money_left,
    money_at_completion,
    start_moved,
    end_moved,
    days_left,
    plan_past_end,
    amount_drift,
    length_drift,
    planned,
    done,
    planned_value,
    earned_value,
    schedule_variance,
    schedule_index,
    cost_variance,
    cost_index,
    estimate_at_completion,
    recent_velocity,
    within_5_percent,
    within_10_percent,
    entries_open,
    entries_overdue,
    oldest_entry,
)

SERIES: tuple[Series[object], ...] = (burn_down, velocity, forecast_accuracy, raid_ageing)


@dataclass(frozen=True)
class Figures:
    """All figures and series of an engagement on a day, worked out when they are first asked for."""

    situation: Situation

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every figure."""
        return tuple(measure(figure, self.situation) for figure in FIGURES)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every series."""
        return tuple(tabulate(series, self.situation) for series in SERIES)

    @property
    def unjudged(self) -> dict[str, list[str]]:
        """Titles of those that rest on a broken or missing record, by what stood in the way."""
        found: dict[str, list[str]] = {}
        for each in self.measures:
            if each.unjudged and each.because:
                found.setdefault(each.because, []).append(each.figure.title)
        for table in self.tables:
            if table.unjudged and table.because:
                found.setdefault(table.because, []).append(table.series.title)
        return found
