"""The cells and heads of a report of the PMO as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from psdm_validate.contract.wording import counted, value_words
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, PmoReport, Section

MISSING = "missing"
NOTHING = "–"
NOTHING_MISSING = "Nothing is missing from this report."
MISSING_TITLE = "Missing from this report"
MISSING_HEADS = ("Engagement", "What is missing", "What to do")


def cell_words(cell: Cell, column: Column) -> str:
    """A cell, with its unit where the head of its column does not tell it."""
    match cell:
        case None:
            return NOTHING
        case Missing():
            return MISSING
        case Decimal():
            return _number_words(cell, column)
        case date():
            return cell.isoformat()
        case str():
            return cell


def _number_words(number: Decimal, column: Column) -> str:
    if column.unit == "money":
        return f"{number:,.2f}"
    told = value_words(number)
    return f"{told} %" if column.unit == "percent" else told


def head_words(column: Column) -> str:
    """The head of a column, with the unit of its numbers."""
    return f"{column.head} ({column.unit})" if column.unit in ("hours", "days", "points") else column.head


def missing_words(report: PmoReport) -> list[tuple[str, str, str]]:
    """What is missing: engagement, what, and what to do."""
    return [(missing.engagement or "portfolio", missing.what, missing.next_step) for missing in report.missing]


def rows_words(section: Section) -> Iterable[list[str]]:
    """The rows of a section in words."""
    return (
        [cell_words(cell, column) for cell, column in zip(row, section.columns, strict=True)] for row in section.rows
    )


def empty_words(report: PmoReport, section: Section) -> str:
    """What no rows mean; where a broken record may hold some, nothing is said of it."""
    return "What could be read has nothing to tell here." if report.unjudged else section.empty


def about_words(report: PmoReport) -> str:
    """The day of the report, and of how many engagements it is."""
    of = report.engagements[0] if len(report.engagements) == 1 else counted(len(report.engagements), "engagement")
    return f"As of {report.as_of}, of {of}."


def overrides_words(report: PmoReport) -> str | None:
    """What the settings changed in the policy, as a sentence, or None."""
    if not report.overrides:
        return None
    told = "; ".join(f"{name}: {words}" for name, words in sorted(report.overrides.items()))
    return f"Settings override the policy: {told}."
