"""The SVG of a contract's dates. Hatching, outlines and words carry the meaning; colour only helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import join
from psdm_validate.site.wording import month, plain_day

WIDTH, LEFT, RIGHT = 760, 84, 12
AXIS, CONTRACT, ITERATIONS = 34, 48, 94
BAR, BOX = 26, 22
FOOT = 30
CHARACTER = 7.4
"""Width of one character of a label, near enough to tell whether the label fits its bar."""

Kind = Literal["signed", "proposed", "extended", "shortened", "pending"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the contract, and the paper that set it."""

    label: str
    start: date
    end: date
    kind: Kind


@dataclass(frozen=True)
class Timeline:
    """What the drawing tells."""

    as_of: date
    contract: tuple[Stretch, ...]
    iterations: tuple[Iteration, ...]
    milestones: tuple[tuple[date, str], ...]
    words: str
    """The drawing in a sentence, for those who hear it."""

    @property
    def first(self) -> date:
        """The earliest day that the drawing has to hold."""
        return min(start for start, _ in self._spans())

    @property
    def last(self) -> date:
        """The latest day that the drawing has to hold."""
        return max(end for _, end in self._spans())

    def _spans(self) -> Iterator[tuple[date, date]]:
        yield from ((stretch.start, stretch.end) for stretch in self.contract)
        yield from ((iteration.start, iteration.end) for iteration in self.iterations)
        yield from ((due, due) for due, _ in self.milestones)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days, counted as ordinals, to places from left to right; the last day has its whole width."""

    first: int
    last: int

    def at(self, day: date) -> float:
        return self._place(day.toordinal())

    def after(self, day: date) -> float:
        return self._place(day.toordinal() + 1)

    def _place(self, ordinal: int) -> float:
        share = (ordinal - self.first) / (self.last - self.first + 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def drawn(told: Timeline) -> Markup:
    """The figure, as one block of HTML that Markdown leaves alone."""
    scale = _around(told)
    height = (ITERATIONS + BOX if told.iterations else CONTRACT + BAR) + FOOT
    parts = [
        *_axis(scale, height),
        *_contract(told, scale),
        *_iterations(told, scale),
        *_today(told, scale, height),
    ]
    return Markup(
        f'<figure class="psdm-timeline" data-search-exclude="1">\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="timeline-title timeline-words">\n'
        f'<title id="timeline-title">Contract and iterations over time</title>\n'
        f'<desc id="timeline-words">{encode(told.words)}</desc>\n'
        f'<defs><pattern id="timeline-hatching" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect class="hatching" width="3" height="7"/></pattern></defs>\n'
        f"{join(parts, chr(10))}\n</svg>\n</figure>"
    )


def _around(told: Timeline) -> _Scale:
    """Room for today as long as it lies near; a contract of last year would shrink to a speck beside it."""
    first, last, today = told.first.toordinal(), told.last.toordinal(), told.as_of.toordinal()
    near = (last - first) // 4 + 14
    if first - near <= today <= last + near:
        first, last = min(first, today), max(last, today)
    margin = (last - first) // 40 + 3
    return _Scale(first - margin, last + margin)


def _axis(scale: _Scale, height: int) -> Iterator[Markup]:
    for number, day in enumerate(_ticks(scale)):
        place = scale.at(day)
        label = f"{month(day)} {day.year}" if number == 0 or day.month == 1 else month(day)
        yield Markup(f'<line class="tick" x1="{place}" y1="{AXIS - 6}" x2="{place}" y2="{height - FOOT + 4}"/>')
        if place + len(label) * CHARACTER < WIDTH:
            yield Markup(f'<text class="month" x="{place + 4}" y="{AXIS - 12}">{label}</text>')


def _ticks(scale: _Scale) -> Iterator[date]:
    """First days of months, as many as leave room for their names."""
    first = date.fromordinal(max(scale.first, date.min.toordinal()))
    last = date.fromordinal(min(scale.last, date.max.toordinal()))
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    every = next(step for step in (1, 3, 6, 12, 60, 1200, 120_000) if len(months) <= step * 14)
    return (date(number // 12, number % 12 + 1, 1) for number in months if number % every == 0)


def _contract(told: Timeline, scale: _Scale) -> Iterator[Markup]:
    yield _row_name("Contract", CONTRACT + BAR / 2)
    for stretch in told.contract:
        yield _bar(stretch, scale)
    for due, name in told.milestones:
        x, y = scale.at(due), CONTRACT + BAR
        yield Markup(f'<path class="milestone" d="M{x} {y - 6}l6 6l-6 6l-6-6z"><title>{encode(name)}</title></path>')


def _bar(stretch: Stretch, scale: _Scale) -> Markup:
    """A bar with its label inside, or above it where it does not fit."""
    left, width = _extent(scale, stretch.start, stretch.end)
    fits = len(stretch.label) * CHARACTER + 8 <= width
    role, y = ("inside", CONTRACT + BAR / 2 + 4) if fits else ("beside", CONTRACT - 4)
    words = f"{stretch.label}: {stretch.kind}, {plain_day(stretch.start)} to {plain_day(stretch.end)}"
    place = f'x="{left}" y="{CONTRACT}" width="{width}" height="{BAR}"'
    hatched = f'<rect {place} fill="url(#timeline-hatching)"/>' if stretch.kind == "extended" else ""
    return Markup(
        f'<g class="stretch {stretch.kind}"><title>{encode(words)}</title><rect class="bar" {place} rx="3"/>{hatched}'
        f'<text class="label {role}" x="{left + width / 2:.1f}" y="{y}">{encode(stretch.label)}</text></g>'
    )


def _iterations(told: Timeline, scale: _Scale) -> Iterator[Markup]:
    if told.iterations:
        yield _row_name("Iterations", ITERATIONS + BOX / 2)
    for each in told.iterations:
        left, width = _extent(scale, each.start, each.end, gap=2)
        words = f"Iteration {each.number}, {plain_day(each.start)} to {plain_day(each.end)}"
        text = f'<text class="label" x="{left + width / 2:.1f}" y="{ITERATIONS + BOX / 2 + 4}">{each.number}</text>'
        fits = len(str(each.number)) * CHARACTER <= width
        yield Markup(
            f'<g class="iteration{" waiting" if each.awaits else ""}"><title>{encode(words)}</title><rect class="box" '
            f'x="{left}" y="{ITERATIONS}" width="{width}" height="{BOX}" rx="3"/>{text if fits else ""}</g>'
        )


def _extent(scale: _Scale, start: date, end: date, gap: int = 0) -> tuple[float, float]:
    """Left edge and width; what lasts a day in a contract of years is still seen."""
    left = scale.at(start)
    return left, round(max(scale.after(end) - left - gap, 2), 1)


def _row_name(name: str, middle: float) -> Markup:
    return Markup(f'<text class="row" x="0" y="{middle + 4}">{encode(name)}</text>')


def _today(told: Timeline, scale: _Scale, height: int) -> Iterator[Markup]:
    if not scale.first <= told.as_of.toordinal() <= scale.last:
        return
    place = scale.at(told.as_of)
    anchor = "end" if place > WIDTH - 90 else "start" if place < LEFT + 60 else "middle"
    yield Markup(f'<line class="today" x1="{place}" y1="{AXIS - 4}" x2="{place}" y2="{height - 18}"/>')
    yield Markup(
        f'<text class="today" text-anchor="{anchor}" x="{place}" y="{height - 5}">as of {plain_day(told.as_of)}</text>'
    )
