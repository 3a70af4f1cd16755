"""The dates of a contract as a drawing, with the same dates in a table beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.intents import of_iteration
from psdm_validate.contract.standing import trespasses
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.timeline_bars import SAID, Kind, Stretch
from psdm_validate.site.engagement.timeline_drawing import Timeline, drawn
from psdm_validate.site.markup import folded_table, join
from psdm_validate.site.wording import plain_day, span


def timeline(engagement: Engagement, overview: Overview, contract: Contract) -> Markup:
    """The drawing and its table; nothing where the contract states no dates."""
    start, end = contract.sow.terms.start, contract.sow.terms.end
    if start is None or end is None or end < start:
        return Markup("")
    told = Timeline(
        as_of=overview.as_of,
        contract=(_agreed(contract, start, end), *_moves(contract, end), *_wishes(contract)),
        iterations=tuple(_iterations(engagement, contract)),
        milestones=tuple((each.due, each.name) for each in contract.terms.milestones if each.due),
        words=_words(contract, end),
    )
    rows = ((encode(row.what), span(row.start, row.end), encode(row.by)) for row in _rows(told))
    return join([drawn(told), folded_table("The same dates in a table", ("What", "Dates", "Set by"), rows)], "\n\n")


def _words(contract: Contract, first_end: date) -> str:
    called, word = ("proposed contract", "proposed") if contract.proposed else ("contract in force", "signed")
    end = contract.terms.end or first_end
    origin = f"as {word}" if end == first_end else f"{word} as {plain_day(first_end)}"
    return f"The {called} ends {plain_day(end)}, {origin}."


@dataclass(frozen=True, slots=True)
class _Row:
    what: str
    start: date
    end: date
    by: str


def _agreed(contract: Contract, start: date, end: date) -> Stretch:
    return Stretch(contract.sow.number, start, end, "proposed" if contract.proposed else "signed")


def _moves(contract: Contract, end: date) -> Iterator[Stretch]:
    """Each move of the contract's end by an executed paper, one after the other."""
    for step in contract.steps:
        moved_to = step.terms.end
        if moved_to is not None and moved_to != end:
            yield _between(step.instrument.number, end, moved_to, "extended", "shortened")
            end = moved_to


def _wishes(contract: Contract) -> Iterator[Stretch]:
    """Each move that is asked for, from the end that its paper starts out from."""
    for paper in contract.pending:
        wish = paper.changes.end
        if wish is not None and wish.after != wish.before:
            yield _between(paper.number, wish.before, wish.after, "longer-asked", "shorter-asked")


def _between(label: str, before: date, after: date, longer: Kind, shorter: Kind) -> Stretch:
    """The days that a paper adds or takes away: those after the earlier end."""
    first = min(before, after) + timedelta(days=1)
    return Stretch(label, first, max(before, after), longer if after > before else shorter)


def _iterations(engagement: Engagement, contract: Contract) -> Iterator[Iteration]:
    """The iterations, each with the paper it awaits only while it does; of a broken schedule none."""
    try:
        schedule = engagement.iteration_schedule
    except NotJudged:
        return
    for each in schedule.iterations if schedule else ():
        if each.start <= each.end:
            pending = any(paper.number == each.awaits for paper in contract.pending)
            waits = pending and any(trespasses(of_iteration(each), contract))
            yield each if waits else each.replace(awaits=None)


def _rows(told: Timeline) -> Iterator[_Row]:
    for stretch in told.contract:
        yield _Row(SAID[stretch.kind], stretch.start, stretch.end, stretch.label)
    for each in told.iterations:
        yield _Row(f"Iteration {each.number}", each.start, each.end, each.awaits or "iteration schedule")
    for due, name in told.milestones:
        yield _Row(f"Milestone {name}", due, due, "terms")
