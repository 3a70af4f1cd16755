"""The dates of a contract as a drawing, with the same dates in a table beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.in_force import Contract
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.engagement.timeline_drawing import Kind, Stretch, Timeline, drawn
from psdm_validate.site.markup import folded_table, join
from psdm_validate.site.wording import plain_day, span


def timeline(engagement: Engagement, overview: Overview, contract: Contract) -> Markup:
    """The drawing and its table; nothing where the contract states no dates."""
    start, end = contract.sow.terms.start, contract.sow.terms.end
    if start is None or end is None or end < start:
        return Markup("")
    told = Timeline(
        as_of=overview.as_of,
        contract=(_signed(contract, start, end), *_moves(contract, end)),
        iterations=tuple(_iterations(engagement)),
        milestones=tuple((each.due, each.name) for each in contract.terms.milestones if each.due),
        words=f"The contract in force ends {plain_day(contract.terms.end or end)}, signed as {plain_day(end)}.",
    )
    rows = ((encode(row.what), span(row.start, row.end), encode(row.by)) for row in _rows(told))
    return join([drawn(told), folded_table("The same dates in a table", ("What", "Dates", "Set by"), rows)], "\n\n")


@dataclass(frozen=True, slots=True)
class _Row:
    what: str
    start: date
    end: date
    by: str


def _signed(contract: Contract, start: date, end: date) -> Stretch:
    return Stretch(contract.sow.number, start, end, "proposed" if contract.proposed else "signed")


def _moves(contract: Contract, end: date) -> Iterator[Stretch]:
    """Each move of the contract's end: those executed, one after the other, then those that are pending."""
    for step in contract.steps:
        moved_to = step.terms.end
        if moved_to is not None and moved_to != end:
            kind: Kind = "extended" if moved_to > end else "shortened"
            yield Stretch(step.instrument.paper, min(end, moved_to), max(end, moved_to), kind)
            end = moved_to
    for paper in contract.pending:
        wish = paper.changes.end
        if wish is not None and wish.after > end:
            yield Stretch(paper.paper, end, wish.after, "pending")


def _iterations(engagement: Engagement) -> Iterator[Iteration]:
    try:
        schedule = engagement.iteration_schedule
    except NotJudged:
        return
    yield from (each for each in schedule.iterations if each.start <= each.end) if schedule else ()


def _rows(told: Timeline) -> Iterator[_Row]:
    said = {
        "signed": "Contract as signed",
        "proposed": "Contract as proposed",
        "extended": "Extension",
        "shortened": "Time given up",
        "pending": "Extension asked for",
    }
    for stretch in told.contract:
        yield _Row(said[stretch.kind], stretch.start, stretch.end, stretch.label)
    for each in told.iterations:
        yield _Row(f"Iteration {each.number}", each.start, each.end, each.awaits or "iteration schedule")
    for due, name in told.milestones:
        yield _Row(f"Milestone {name}", due, due, "terms")
