"""A report of the PMO as one table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from psdm_validate.pmo_reports.pmo_report import Cell, Missing, PmoReport
from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.pmo_words import MISSING, MISSING_HEADS, MISSING_TITLE, head_words, missing_words

MARK = "\ufeff"
"""Without it spreadsheets take the letters beyond ASCII for others."""
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, in narrow letters and in wide ones."""
PART = "Part"


def pmo_csv(report: PmoReport) -> str:
    """The report as CSV in UTF-8: every section below the other under one head, its title in the first column.

    Sections share the columns of one name. What is missing comes first. No value of a record is a formula.
    """
    columns = (head_words(column) for section in report.sections for column in section.columns)
    heads = list(dict.fromkeys([*MISSING_HEADS, *columns]))
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow([PART, *heads])
    for told in missing_words(report):
        row = dict(zip(MISSING_HEADS, told, strict=True))
        table.writerow([MISSING_TITLE, *(_written(row.get(head)) for head in heads)])
    for section in report.sections:
        own = [head_words(column) for column in section.columns]
        for cells in section.rows:
            values = dict(zip(own, cells, strict=True))
            table.writerow([_written(section.title), *(_written(values.get(head)) for head in heads)])
    return MARK + written.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Missing):
        return MISSING
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = visible(str(cell))
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
