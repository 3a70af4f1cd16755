"""A report of the PMO as a page that stands alone: to open, to print, to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, PmoReport, Section
from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.pmo_words import (
    MISSING_HEADS,
    MISSING_TITLE,
    NOTHING_MISSING,
    about_words,
    cell_words,
    empty_words,
    head_words,
    missing_words,
    overrides_words,
)

HEALTH = {"green": "●", "yellow": "▲", "red": "■"}
"""A mark before each, so that they can be told apart without colours."""
SHORT, LONG = 12, 40
"""Characters below which a text is not broken into lines, and above which it needs a wide column."""


def pmo_html(report: PmoReport) -> str:
    """The report as one HTML page that loads nothing and runs nothing."""
    style = (files("psdm_validate.reporters") / "pmo.css").read_text(encoding="utf-8")
    title = f"{report.kind.title}, {report.as_of}"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(title)}</title>",
            f"<style>\n{style}</style>",
            "<main>",
            f"<h1>{_text(report.kind.title)}</h1>",
            f"<p>{_text(about_words(report))}</p>",
            *(f"<p>{_text(told)}</p>" for told in [overrides_words(report)] if told),
            *_missing(report),
            *(line for section in report.sections for line in _section(report, section)),
            "</main>",
            "</html>",
            "",
        ]
    )


def _missing(report: PmoReport) -> Iterator[str]:
    if rows := missing_words(report):
        yield '<section class="missing">'
        yield f"<h2>{MISSING_TITLE}</h2>"
        cells = ([f"<td>{_text(value)}</td>" for value in row] for row in rows)
        yield from _table([f'<th scope="col">{head}</th>' for head in MISSING_HEADS], cells)
        yield "</section>"
    else:
        yield f"<p>{NOTHING_MISSING}</p>"


def _section(report: PmoReport, section: Section) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_text(section.title)}</h2>"
    if section.rows:
        heads = [f'<th scope="col"{_class(column)}>{_text(head_words(column))}</th>' for column in section.columns]
        rows = ([_cell(*pair) for pair in zip(row, section.columns, strict=True)] for row in section.rows)
        yield from _table(heads, rows)
    else:
        yield f"<p>{_text(empty_words(report, section))}</p>"
    yield "</section>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield '<div class="wide" tabindex="0"><table>'
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    yield from (f"<tr>{''.join(row)}</tr>" for row in rows)
    yield "</tbody></table></div>"


def _cell(cell: Cell, column: Column) -> str:
    words = _text(cell_words(cell, column))
    if isinstance(cell, Missing):
        return f'<td><strong class="gap">{words}</strong></td>'
    if column.unit == "link" and isinstance(cell, str) and cell.startswith("https://"):
        return f'<td class="whole"><a href="{words}" rel="noreferrer">{_text(_end_of_address(cell))}</a></td>'
    if column.unit == "text" and cell in HEALTH:
        return f'<td class="whole"><span class="{cell}">{HEALTH[str(cell)]} {words}</span></td>'
    return f"<td{_class(column, words)}>{words}</td>"


def _end_of_address(address: str) -> str:
    """What tells the address from its neighbours: "issues/3"."""
    return "/".join(address.rstrip("/").split("/")[-2:])


def _class(column: Column, words: str = "") -> str:
    """How the column is laid out: a day or the number of a paper stays on one line, a sentence gets room to be read."""
    if column.is_number:
        return ' class="number"'
    if column.unit in ("day", "id") or 0 < len(words) < SHORT:
        return ' class="whole"'
    return ' class="long"' if len(words) > LONG else ""


def _text(text: str) -> str:
    return escape(visible(text))
