"""How an engagement stands, as Markdown for a note or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from psdm_validate.contract.wording import field_words, sides_words, value_words
from psdm_validate.figures.registry import Figures
from psdm_validate.figures.wording import known_words, unknown_words
from psdm_validate.overview import Overview, Paper
from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.overview_words import (
    contract_words,
    day_words,
    heading_words,
    phase_words,
    remainder_words,
    standing_words,
    state_words,
)

Rows = Iterable[Iterable[object]]


def overview_markdown(overview: Overview, fingerprints: dict[str, str]) -> str:
    """The overview as one Markdown page; `fingerprints` holds that of each paper by number."""
    people = [
        (p.side, p.role, p.person, p.since, p.until) for p in (*(overview.team or ()), *(overview.contacts or ()))
    ]
    plan = [(i.label, i.name, i.start, i.end, standing_words(i)) for i in overview.plan or ()]
    raid = [(entry.id, entry.what, entry.owner, entry.due) for entry in overview.raid or ()]
    dates = [(next_date.on, next_date.what) for next_date in overview.next_dates]

    def section(title: str, parts: Sequence[str], heads: Sequence[str], rows: Sequence[Iterable[object]]) -> list[str]:
        told = remainder_words(overview, parts, found=bool(rows))
        return [f"## {title}", "", *_table(heads, rows), *([_cell(told), ""] if told else [])]

    lines = [
        f"# {_cell(': '.join(heading_words(overview)))}",
        "",
        f"{_cell(overview.customer or 'customer unknown')} · {phase_words(overview)} · {day_words(overview)}",
        "",
        *_contract(overview, fingerprints),
        *section("People", ("team", "contacts"), ("Side", "Role", "Name", "From", "Until"), people),
        *section("Plan against contract", ("plan",), ("What", "Name", "Start", "End", "Standing"), plan),
        *_figures(overview.figures),
        *section("Open risks, actions and issues", ("raid",), ("No.", "What", "Owner", "Due"), raid),
        *section("Next dates", ("next_dates",), ("Day", "What"), dates),
    ]
    return "\n".join(lines)


def _figures(figures: Figures) -> Iterator[str]:
    yield "## Figures"
    yield ""
    yield from _table(("Figure", "Value"), known_words(figures.measures))
    reasons = unknown_words(figures.measures).items()
    yield from _table(("Not known, because", "Figures"), ((because, ", ".join(titles)) for because, titles in reasons))


def _contract(overview: Overview, fingerprints: dict[str, str]) -> Iterator[str]:
    contract = overview.contract
    yield f"## {contract_words(overview)}"
    yield ""
    if contract is None:
        yield _cell(remainder_words(overview, ("contract",), found=False))
        yield ""
        return
    terms = contract.terms
    figures = (("start", terms.start), ("end", terms.end), ("amount", terms.amount), ("hours", terms.hours))
    stated = [(name, value_words(value, (name,), terms.currency)) for name, value in figures if value is not None]
    yield from _table(("Term", "Proposed" if contract.proposed else "In force"), stated)
    papers = (*overview.papers, *overview.pending, *overview.ended, *(overview.leaves or ()))
    rows = [row for paper in papers for row in _paper(paper, terms.currency)]
    yield from _table(("Paper", "State", "What moved", "Before", "After", "Evidence"), rows)
    yield from _table(("Paper", "Fingerprint of what it says"), fingerprints.items())


def _paper(paper: Paper, currency: str) -> Iterator[tuple[object, ...]]:
    state = state_words(paper)
    if not paper.moved:
        yield (paper.number, state, paper.allows or paper.title, "", "", paper.evidence)
    for moved in paper.moved:
        before, after = sides_words(moved, currency)
        yield (paper.number, state, field_words(moved.field), before, after, paper.evidence)


def _table(heads: Sequence[str], rows: Rows) -> Iterator[str]:
    cells = [[_cell(value) for value in row] for row in rows]
    if cells:
        yield f"| {' | '.join(heads)} |"
        yield f"|{' --- |' * len(heads)}"
        yield from (f"| {' | '.join(row)} |" for row in cells)
        yield ""


def _cell(value: object) -> str:
    """A value as it may stand in Markdown: nothing in it is markup, a mention or a quick action."""
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    plain = visible(" ".join(text.split()))
    return "".join(c if c.isalnum() or c in " .,:;()-–“”→" or ord(c) > 127 else f"&#{ord(c)};" for c in plain)
