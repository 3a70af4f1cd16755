"""Printing on a terminal of a fixed width: tables that become lists where there is no room for them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from psdm_validate.reporters.columns import visible

WHOLE = ("Start", "End", "From", "Day", "Due", "No.", "Amount", "RAID", "Rule", "Level", "Scope")
"""Columns whose values are read as a whole and are never broken into lines."""
READABLE = 12
"""Columns of the terminal that any other column needs, however long its values are."""
BETWEEN = 3
"""Columns of the terminal between two columns of a table."""
EDGES = 2
"""Columns of the terminal beside a table: its box has blanks there."""

Row = Sequence[object]


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


def print_line(console: Console, text: str, style: str = "", *, indent: int = 0) -> None:
    """Print a text that may come from a record: never markup, wrapped at its indent."""
    console.print(Padding(Text(visible(text), style=style), (0, 0, 0, indent)))


def print_table(console: Console, heads: Sequence[str], rows: Iterable[Row], whole: Sequence[str] = WHOLE) -> None:
    """Print rows as a table, or below one another where a table would have to cut values; None is left empty.

    Under the heads in `whole` no value is broken into lines.
    """
    cells = [["" if value is None else visible(str(value)) for value in row] for row in rows]
    if _needed(heads, cells, whole) <= console.width:
        console.print(_table(heads, cells, whole), end="")
    else:
        for row in cells:
            _print_stacked(console, heads, row)


def _needed(heads: Sequence[str], cells: Sequence[Sequence[str]], whole: Sequence[str]) -> int:
    """How many columns of the terminal the table needs to be readable."""
    longest = [max(map(cell_len, column)) for column in zip(heads, *cells, strict=True)]
    columns = (width if head in whole else min(width, READABLE) for head, width in zip(heads, longest, strict=True))
    return sum(columns) + BETWEEN * (len(heads) - 1) + EDGES


def _table(heads: Sequence[str], cells: Sequence[Sequence[str]], whole: Sequence[str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in whole)
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _print_stacked(console: Console, heads: Sequence[str], row: Sequence[str]) -> None:
    """One row as a few lines: its first two values name it, the others stand below with their heads."""
    print_line(console, "  ".join(value for value in row[:2] if value))
    for head, value in zip(heads[2:], row[2:], strict=True):
        if value:
            print_line(console, f"{head}: {value}", indent=4)
