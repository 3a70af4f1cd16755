"""A report of the PMO for people at a terminal."""

from __future__ import annotations

from psdm_validate.pmo_reports.pmo_report import PmoReport
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
from psdm_validate.reporters.terminal import WHOLE, print_line, print_table, terminal, written


def pmo_text(report: PmoReport, width: int, *, coloured: bool) -> str:
    """The report in at most `width` columns."""
    console = terminal(width, coloured=coloured)
    print_line(console, report.kind.title, "bold underline")
    print_line(console, about_words(report))
    if overridden := overrides_words(report):
        print_line(console, overridden)
    console.print()
    if missing := missing_words(report):
        print_line(console, f"{MISSING_TITLE} ({len(missing)})", "bold yellow")
        print_table(console, MISSING_HEADS, missing)
    else:
        print_line(console, NOTHING_MISSING)
    for section in report.sections:
        console.print()
        print_line(console, section.title, "bold")
        if section.rows:
            links = [head_words(column) for column in section.columns if column.unit == "link"]
            heads = [head_words(column) for column in section.columns]
            print_table(console, heads, rows_words(section), (*WHOLE, *links))
        else:
            print_line(console, empty_words(report, section))
    return written(console)
