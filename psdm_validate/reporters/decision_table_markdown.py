"""The decision table of change control as a page: rows with sources, every direction of every term, what is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psdm_validate.policy.decision_table import DIRECTIONS, DecisionTable, Row
from psdm_validate.policy.handbook import source_words
from psdm_validate.reporters.decision_row_words import goes_with, paper_words

HEAD = """# Decision table of change control

Which paper a change of the contract in force takes. A change order serves for everything that a weaker paper may do.
What no row names falls under the last row, so that nothing that both sides have signed moves without a paper. Pending
papers are judged as well, as warnings.

This page is made from `psdm_validate/policy/changes/`, which the check itself reads.
"""


def decision_table_page(tables: Iterable[DecisionTable]) -> str:
    """The page, in Markdown, of the editions given."""
    tables = tuple(tables)
    parts = [HEAD, *(part for table in tables for part in _edition(table)), _every_direction(tables)]
    return "\n".join(parts)


def _edition(table: DecisionTable) -> Iterator[str]:
    yield f"## Edition {table.edition}\n"
    yield f"{table.about}\n"
    yield _rows(("what moves", "paper", "goes with it", "found as", "source"), map(_row, table.rows))
    if table.months is not None:
        yield f"Far is {table.months} calendar months or more past the expiry ({source_words(table.months_source)}).\n"
    yield f"### Why, in edition {table.edition}\n"
    yield "\n".join(f"- {row.rule}, {row.moves}: {row.because}" for row in table.rows) + "\n"
    yield f"### Settled questions of edition {table.edition}\n"
    yield "\n".join(f"**{question}** {answer}\n" for question, answer in table.settled.items())


def _row(row: Row) -> tuple[str, ...]:
    return row.moves, paper_words(row), "; ".join(goes_with(row)) or "–", row.rule, source_words(row.source)


def _every_direction(tables: tuple[DecisionTable, ...]) -> str:
    """Every term and direction with the rule under which it falls, edition by edition."""
    head = ("term", "direction", *(f"edition {table.edition}" for table in tables))
    ways = [(field, way) for field, ways in DIRECTIONS.items() for way in ways]
    found = [(f"`{field}`", way, *(_rule(table, field, way) for table in tables)) for field, way in ways]
    return f"## Every term, in every direction\n\n{_rows(head, found)}"


def _rule(table: DecisionTable, field: str, way: str) -> str:
    return table.row(field, way).rule if way in table.directions(field) else "–"


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
