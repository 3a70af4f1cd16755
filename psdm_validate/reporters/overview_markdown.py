"""How an engagement stands, as Markdown for a note or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from psdm_validate.contract.wording import field_words, value_words
from psdm_validate.overview import Overview, Paper
from psdm_validate.reporters.text import visible


def overview_markdown(overview: Overview, fingerprints: dict[str, str]) -> str:
    """The overview as one Markdown page; `fingerprints` holds that of each paper by number."""
    lines = [
        f"# {_cell(overview.number)}: {_cell(overview.title)}",
        "",
        f"{_cell(overview.customer)} · {overview.phase.words if overview.phase else '?'} · as of {overview.as_of}",
        "",
        *_contract(overview, fingerprints),
        "## People",
        "",
        *_table(
            ("Side", "Role", "Name", "From", "Until"),
            ((p.side, p.role, p.person, p.since, p.until) for p in overview.people),
        ),
        "## Plan against contract",
        "",
        *_table(
            ("What", "Name", "Start", "End", "Standing"),
            ((i.label, i.name, i.start, i.end, standing_words(i.standing, i.awaits)) for i in overview.plan),
        ),
        "## Open risks, actions and issues",
        "",
        *_table(("No.", "What", "Owner", "Due"), ((e.id, e.what, e.owner, e.due) for e in overview.raid)),
        "## Next dates",
        "",
        *_table(("Day", "What"), ((d.on, d.what) for d in overview.next_dates)),
    ]
    if overview.unreadable:
        lines += ["## Could not be read", "", *(f"- {_cell(what)}" for what in overview.unreadable), ""]
    return "\n".join(lines)


def _contract(overview: Overview, fingerprints: dict[str, str]) -> Iterator[str]:
    contract = overview.contract
    if contract is None:
        return
    terms = contract.terms
    yield f"## Contract in force{' (proposed, not signed)' if contract.proposed else ''}: {contract.lineage}"
    yield ""
    figures = (("start", terms.start), ("end", terms.end), ("amount", terms.amount), ("hours", terms.hours))
    yield from _table(
        ("Term", "In force"), ((name, value_words(value, (name,), terms.currency)) for name, value in figures)
    )
    rows = [row for paper in (*overview.papers, *overview.pending) for row in _paper(paper, terms.currency)]
    yield from _table(("Paper", "Executed", "What moved", "Before", "After", "Evidence"), rows)
    yield from _table(("Paper", "Fingerprint of its terms or changes"), fingerprints.items())


def _paper(paper: Paper, currency: str) -> Iterator[tuple[object, ...]]:
    executed = paper.executed_on or "pending"
    if not paper.moved:
        yield (paper.number, executed, paper.title, "", "", paper.evidence)
    for moved in paper.moved:
        before, after = (value_words(value, moved.field, currency) for value in (moved.before, moved.after))
        yield (paper.number, executed, field_words(moved.field), before, after, paper.evidence)


def standing_words(standing: str, awaits: str | None) -> str:
    """The standing of an intent in words: "pending, awaits CO-001"."""
    return f"{standing}, awaits {awaits}" if standing == "pending" else str(standing)


def _table(heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    cells = [[_cell(value) for value in row] for row in rows]
    if not cells:
        yield "Nothing."
    else:
        yield f"| {' | '.join(heads)} |"
        yield f"|{' --- |' * len(heads)}"
        yield from (f"| {' | '.join(row)} |" for row in cells)
    yield ""


def _cell(value: object) -> str:
    """A value as it may stand in Markdown: nothing in it is markup, a mention or a quick action."""
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    plain = visible(" ".join(text.split()))
    return "".join(c if c.isalnum() or c in " .,:;()-–“”→" or ord(c) > 127 else f"&#{ord(c)};" for c in plain)
