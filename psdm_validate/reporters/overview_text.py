"""How an engagement stands, for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from psdm_validate.contract.wording import moved_words, value_words
from psdm_validate.figures.registry import Figures
from psdm_validate.figures.wording import known_words, unknown_words
from psdm_validate.overview import Overview, Paper
from psdm_validate.reporters.overview_words import (
    contract_words,
    day_words,
    heading_words,
    manager_words,
    phase_words,
    remainder_words,
    standing_words,
    state_words,
)
from psdm_validate.reporters.terminal import Row, print_line, print_table, terminal, written


def overview_text(overview: Overview, fingerprints: dict[str, str], width: int, *, coloured: bool) -> str:
    """The overview in at most `width` columns; `fingerprints` holds that of each paper by number."""
    console = terminal(width, coloured=coloured)
    print_line(console, "  ".join(heading_words(overview)), "bold")
    customer = overview.customer or "customer unknown"
    print_line(console, f"{customer} · {phase_words(overview)} · {manager_words(overview)} · {day_words(overview)}")
    _contract(console, overview, fingerprints)
    _people(console, overview)
    _plan(console, overview)
    _figures(console, overview.figures)
    _title(console, "Open risks, actions and issues")
    entries = [(entry.id, entry.what, entry.owner, entry.due) for entry in overview.raid or ()]
    _rows(console, overview, ("raid",), ("No.", "What", "Owner", "Due"), entries)
    _title(console, "Next dates")
    dates = [(date.on, date.what) for date in overview.next_dates]
    _rows(console, overview, ("next_dates",), ("Day", "What"), dates)
    return written(console)


def _contract(console: Console, overview: Overview, fingerprints: dict[str, str]) -> None:
    _title(console, contract_words(overview))
    contract = overview.contract
    if contract is None:
        _rows(console, overview, ("contract",), (), ())
        return
    terms = contract.terms
    figures = (("start", terms.start), ("end", terms.end), ("amount", terms.amount), ("hours", terms.hours))
    said = (f"{name} {value_words(value, (name,), terms.currency)}" for name, value in figures if value is not None)
    print_line(console, " · ".join([*said, terms.billing]))
    for paper in (*overview.papers, *overview.pending, *overview.ended, *(overview.leaves or ())):
        _paper(console, paper, terms.currency, fingerprints.get(paper.number))


def _paper(console: Console, paper: Paper, currency: str, fingerprint: str | None) -> None:
    _title(console, f"{paper.number}  {paper.title}")
    print_line(console, state_words(paper), indent=2)
    if paper.why:
        print_line(console, paper.why, indent=2)
    if paper.allows:
        print_line(console, f"allows {paper.allows}", indent=2)
    for moved in paper.moved:
        print_line(console, moved_words(moved, currency), indent=2)
    if paper.evidence:
        print_line(console, f"evidence: {paper.evidence}", indent=2)
    if fingerprint:
        # On one line, however narrow the terminal: it is there to be copied.
        console.print(Text(f"  fingerprint: {fingerprint}", style="dim"), soft_wrap=True)


def _people(console: Console, overview: Overview) -> None:
    _title(console, "People")
    ours = [(role.role, role.person, role.since) for role in overview.team or ()]
    theirs = [(f"{role.role} (customer)", role.person, role.since) for role in overview.contacts or ()]
    _rows(console, overview, ("team", "contacts"), ("Role", "Name", "From"), [*ours, *theirs])


def _plan(console: Console, overview: Overview) -> None:
    """What lies ahead or leaves the contract; what is over and lay inside is only counted."""
    plan = overview.plan or ()
    ahead = [i for i in plan if i.end >= overview.as_of or i.standing != "inside"]
    rows = [(i.label, i.name, i.start, i.end, standing_words(i)) for i in ahead]
    _title(console, "Plan against contract")
    _rows(console, overview, ("plan",), ("What", "Name", "Start", "End", "Standing"), rows)
    if over := len(plan) - len(ahead):
        told = "1 more is" if over == 1 else f"{over} more are"
        print_line(console, f"{told} over and lay inside the contract.", indent=2)


def _figures(console: Console, figures: Figures) -> None:
    _title(console, "Figures")
    if known := known_words(figures.measures):
        print_table(console, ("Figure", "Value"), known)
    for because, titles in unknown_words(figures.measures).items():
        print_line(console, f"Not known, because {because}: {', '.join(titles)}.", indent=2)


def _title(console: Console, title: str) -> None:
    console.print()
    print_line(console, title, "bold")


def _rows(
    console: Console, overview: Overview, parts: Sequence[str], heads: Sequence[str], rows: Sequence[Row]
) -> None:
    """The rows of these parts of the overview, and why there are none or not all."""
    if rows:
        print_table(console, heads, rows)
    if told := remainder_words(overview, parts, found=bool(rows)):
        unknown = any(part in overview.unknown for part in parts)
        print_line(console, told, "bold yellow" if unknown else "", indent=2)
