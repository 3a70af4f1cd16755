"""How an engagement stands, for people at a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from psdm_validate.contract.wording import moved_words, value_words
from psdm_validate.overview import Overview, Paper
from psdm_validate.reporters.overview_markdown import standing_words
from psdm_validate.reporters.text import visible

FIXED = ("Start", "End", "From", "Day", "Due", "No.", "Amount", "Phase", "RAID", "Rule", "Level", "Scope")
"""Columns whose values are read as a whole and are never broken into lines."""


def overview_text(overview: Overview, fingerprints: dict[str, str], width: int, *, coloured: bool) -> str:
    """The overview in at most `width` columns; `fingerprints` holds that of each paper by number."""
    console = terminal(width, coloured=coloured)
    console.print(Text(visible(f"{overview.number}  {overview.title}"), style="bold"))
    phase = overview.phase.words if overview.phase else "phase unknown"
    manager = overview.project_manager or "nobody"
    console.print(visible(f"{overview.customer} · {phase} · project manager {manager} · as of {overview.as_of}"))
    _contract(console, overview, fingerprints)
    _print(
        console,
        "People",
        ("Role", "Name", "From"),
        ((f"{p.role} ({p.side})" if p.side != "ours" else p.role, p.person, p.since) for p in overview.people),
    )
    _plan(console, overview)
    _print(
        console,
        "Open risks, actions and issues",
        ("No.", "What", "Owner", "Due"),
        ((entry.id, entry.what, entry.owner, entry.due) for entry in overview.raid),
    )
    _print(console, "Next dates", ("Day", "What"), ((date.on, date.what) for date in overview.next_dates))
    for what in overview.unreadable:
        console.print(Text(f"Left out: {visible(what)}.", style="bold yellow"))
    return written(console)


def _contract(console: Console, overview: Overview, fingerprints: dict[str, str]) -> None:
    contract = overview.contract
    if contract is None:
        return
    terms = contract.terms
    state = "Proposed contract" if contract.proposed else "Contract in force"
    console.print()
    console.print(Text(f"{state}: {contract.lineage}", style="bold"))
    figures = (("start", terms.start), ("end", terms.end), ("amount", terms.amount), ("hours", terms.hours))
    said = (f"{name} {value_words(value, (name,), terms.currency)}" for name, value in figures if value is not None)
    console.print(" · ".join([*said, terms.billing]))
    for paper in (*overview.papers, *overview.pending):
        _paper(console, paper, terms.currency, fingerprints.get(paper.number))


def _paper(console: Console, paper: Paper, currency: str, fingerprint: str | None) -> None:
    state = f"executed {paper.executed_on}" if paper.executed_on else "pending"
    console.print()
    console.print(Text(visible(f"{paper.number}  {paper.title}"), style="bold"))
    _line(console, state)
    if paper.why:
        _line(console, paper.why)
    for moved in paper.moved:
        _line(console, moved_words(moved, currency))
    if paper.evidence:
        _line(console, f"evidence: {paper.evidence}")
    if fingerprint:
        console.print(Text(f"  fingerprint: {fingerprint}", style="dim"), soft_wrap=True)


def _line(console: Console, text: str) -> None:
    console.print(Padding(Text(visible(text)), (0, 0, 0, 2)))


def _plan(console: Console, overview: Overview) -> None:
    """What lies ahead or leaves the contract; what is over and lay inside is only counted."""
    ahead = [i for i in overview.plan if i.end >= overview.as_of or i.standing != "inside"]
    _print(
        console,
        "Plan against contract",
        ("What", "Name", "Start", "End", "Standing"),
        ((i.label, i.name, i.start, i.end, standing_words(i.standing, i.awaits)) for i in ahead),
    )
    if over := len(overview.plan) - len(ahead):
        _line(console, f"{over} more are over and lay inside the contract.")


def _print(console: Console, title: str, heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    listed = list(rows)
    console.print()
    console.print(Text(title, style="bold"))
    if listed:
        console.print(table_of(heads, listed), end="")
    else:
        console.print("  Nothing.")


def table_of(heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Table:
    """A plain table; values are text, never markup."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in FIXED)
    for row in rows:
        table.add_row(*(Text(visible("" if value is None else str(value))) for value in row))
    return table


def terminal(width: int, *, coloured: bool) -> Console:
    """A console that writes to memory at a fixed width."""
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=coloured,
        no_color=not coloured,
        highlight=False,
        markup=False,
    )


def written(console: Console) -> str:
    """What has been printed on a console made by `terminal`, without blanks at the ends of lines."""
    assert isinstance(console.file, io.StringIO)
    lines = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"
