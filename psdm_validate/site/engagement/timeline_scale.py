"""Days turned into places of a drawing, from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

WIDTH, LEFT, RIGHT = 760, 84, 12


@dataclass(frozen=True, slots=True)
class Scale:
    """Days, counted as ordinals, to places from left to right; the last day has its whole width."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Where the day begins."""
        return self._place(day.toordinal())

    def extent(self, start: date, end: date, gap: int = 0) -> tuple[float, float]:
        """Left edge and width; what lasts a day in a contract of years is still seen."""
        left = self.at(start)
        return left, round(max(self._place(end.toordinal() + 1) - left - gap, 2), 1)

    def holds(self, day: date) -> bool:
        """Whether the day has a place."""
        return self.first <= day.toordinal() <= self.last

    def ticks(self) -> Iterator[date]:
        """First days of months, as many as leave room for their names."""
        first = date.fromordinal(max(self.first, date.min.toordinal()))
        last = date.fromordinal(min(self.last, date.max.toordinal()))
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        every = next(step for step in (1, 3, 6, 12, 60, 1200, 120_000) if len(months) <= step * 14)
        return (date(number // 12, number % 12 + 1, 1) for number in months if number % every == 0)

    def _place(self, ordinal: int) -> float:
        share = (ordinal - self.first) / (self.last - self.first + 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def scale_around(first_day: date, last_day: date, as_of: date) -> Scale:
    """Room for today as long as it lies near; a contract of last year would shrink to a speck beside it."""
    first, last, today = first_day.toordinal(), last_day.toordinal(), as_of.toordinal()
    near = (last - first) // 4 + 14
    if first - near <= today <= last + near:
        first, last = min(first, today), max(last, today)
    margin = (last - first) // 40 + 3
    return Scale(first - margin, last + margin)
