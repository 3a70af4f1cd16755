"""The SVG of a contract's dates. Hatching, outlines and words carry the meaning; colour only helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.timeline_bars import CHARACTER, SAID, Bar, Stretch, bars
from psdm_validate.site.engagement.timeline_scale import LEFT, WIDTH, Scale, scale_around
from psdm_validate.site.markup import join
from psdm_validate.site.wording import month, plain_day

AXIS, CONTRACT = 34, 48
BAR, BOX, GAP = 26, 22, 18
"""Heights: of a bar, of an iteration's box, and below each lane, where labels of the next find room."""
FOOT = 30


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


def drawn(told: Timeline) -> Markup:
    """The figure, as one block of HTML that Markdown leaves alone."""
    scale = scale_around(told.first, told.last, told.as_of)
    placed = bars(told.contract, scale)
    below = _lane(max(bar.lane for bar in placed) + 1)
    height = (below + BOX if told.iterations else below - GAP) + FOOT
    parts = [
        *_axis(scale, height),
        *_contract(told, placed, scale),
        *_iterations(told, scale, below),
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


def _lane(number: int) -> int:
    return CONTRACT + number * (BAR + GAP)


def _axis(scale: Scale, height: int) -> Iterator[Markup]:
    for number, day in enumerate(scale.ticks()):
        place = scale.at(day)
        label = f"{month(day)} {day.year}" if number == 0 or day.month == 1 else month(day)
        yield Markup(f'<line class="tick" x1="{place}" y1="{AXIS - 6}" x2="{place}" y2="{height - FOOT + 4}"/>')
        if place + len(label) * CHARACTER < WIDTH:
            yield Markup(f'<text class="month" x="{place + 4}" y="{AXIS - 12}">{label}</text>')


def _contract(told: Timeline, placed: Sequence[Bar], scale: Scale) -> Iterator[Markup]:
    yield _row_name("Contract", CONTRACT + BAR / 2)
    yield from map(_bar, placed)
    for due, name in told.milestones:
        x, y = scale.at(due), CONTRACT + BAR
        yield Markup(f'<path class="milestone" d="M{x} {y - 6}l6 6l-6 6l-6-6z"><title>{encode(name)}</title></path>')


def _bar(bar: Bar) -> Markup:
    """A bar with its label inside, or above it where it does not fit."""
    stretch, top = bar.stretch, _lane(bar.lane)
    role, y = ("inside", top + BAR / 2 + 4) if bar.inside else ("beside", top - 4)
    said = f"{stretch.label}: {SAID[stretch.kind]}, {plain_day(stretch.start)} to {plain_day(stretch.end)}"
    place = f'x="{bar.left}" y="{top}" width="{bar.width}" height="{BAR}"'
    hatched = f'<rect {place} fill="url(#timeline-hatching)"/>' if stretch.kind == "extended" else ""
    return Markup(
        f'<g class="stretch {stretch.kind}"><title>{encode(said)}</title><rect class="bar" {place} rx="3"/>{hatched}'
        f'<text class="label {role}" x="{bar.middle}" y="{y}">{encode(stretch.label)}</text></g>'
    )


def _iterations(told: Timeline, scale: Scale, top: int) -> Iterator[Markup]:
    if told.iterations:
        yield _row_name("Iterations", top + BOX / 2)
    for each in told.iterations:
        left, width = scale.extent(each.start, each.end, gap=2)
        words = f"Iteration {each.number}, {plain_day(each.start)} to {plain_day(each.end)}"
        text = f'<text class="label" x="{left + width / 2:.1f}" y="{top + BOX / 2 + 4}">{each.number}</text>'
        fits = len(str(each.number)) * CHARACTER <= width
        yield Markup(
            f'<g class="iteration{" waiting" if each.awaits else ""}"><title>{encode(words)}</title><rect class="box" '
            f'x="{left}" y="{top}" width="{width}" height="{BOX}" rx="3"/>{text if fits else ""}</g>'
        )


def _row_name(name: str, middle: float) -> Markup:
    return Markup(f'<text class="row" x="0" y="{middle + 4}">{encode(name)}</text>')


def _today(told: Timeline, scale: Scale, height: int) -> Iterator[Markup]:
    if not scale.holds(told.as_of):
        return
    place = scale.at(told.as_of)
    anchor = "end" if place > WIDTH - 90 else "start" if place < LEFT + 60 else "middle"
    yield Markup(f'<line class="today" x1="{place}" y1="{AXIS - 4}" x2="{place}" y2="{height - 18}"/>')
    yield Markup(
        f'<text class="today" text-anchor="{anchor}" x="{place}" y="{height - 5}">as of {plain_day(told.as_of)}</text>'
    )
