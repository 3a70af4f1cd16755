"""A report of the PMO as Markdown, for a note, an issue or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from psdm_validate.pmo_reports.pmo_report import Column, PmoReport, Section
from psdm_validate.reporters.note import note_words
from psdm_validate.reporters.pmo_words import (
    MISSING_HEADS,
    MISSING_TITLE,
    NOTHING_MISSING,
    about_words,
    empty_words,
    head_words,
    missing_words,
    overrides_words,
    rows_words,
)

ADDRESS = re.compile(r"https://[\w.~:/?!$&()*+,;=%#-]+", re.ASCII)
"""What may stand as a link: nothing in it closes the link or means anything else."""


def pmo_markdown(report: PmoReport) -> str:
    """The report as one Markdown page; nothing of a record in it is markup, a mention or a quick action."""
    lines = [f"# {report.kind.title}", "", note_words(about_words(report)), ""]
    if overridden := overrides_words(report):
        lines += [note_words(overridden), ""]
    if missing := missing_words(report):
        lines += [f"## {MISSING_TITLE}", "", *_missing(missing), ""]
    else:
        lines += [NOTHING_MISSING, ""]
    for section in report.sections:
        lines += _section(report, section)
    return "\n".join(lines).rstrip() + "\n"


def _missing(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from _table(MISSING_HEADS, ["---"] * len(MISSING_HEADS), (map(note_words, row) for row in rows))


def _section(report: PmoReport, section: Section) -> Iterator[str]:
    yield f"## {note_words(section.title)}"
    yield ""
    if section.rows:
        heads = [head_words(column) for column in section.columns]
        sides = ["--:" if column.is_number else "---" for column in section.columns]
        yield from _table(heads, sides, map(_row, repeat(section.columns), rows_words(section)))
    else:
        yield empty_words(report, section)
    yield ""


def _table(heads: Sequence[str], sides: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join(sides)} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _row(columns: Sequence[Column], words: Sequence[str]) -> list[str]:
    return [_cell(each, column) for each, column in zip(words, columns, strict=True)]


def _cell(words: str, column: Column) -> str:
    linked = column.unit == "link" and ADDRESS.fullmatch(words)
    return f"<{words}>" if linked else note_words(words)
