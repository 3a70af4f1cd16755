"""Reports of the PMO on the small example engagement, with some of its files laid over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from psdm_validate.check import read_portfolio
from psdm_validate.pmo_reports.pmo_report import Cell, Kind, Missing, PmoReport, report_of
from tests.pmo_reports.asked import asked_of
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

DAY = date(2026, 10, 16)
"""A Friday, the day after the example's status report."""
NAME = FOLDER.removeprefix("engagements/")
LEFT_OUT = "# left out"
BROKEN = "broken: [\n"
STATUS = "status/2026-10-15.yaml"

Laid = Mapping[str, str]
"""Files below the engagement's folder, or below engagements/ where the name begins with a slash."""


def told(kind: Kind, laid: Laid | None = None, day: date = DAY) -> PmoReport:
    """The report on the example as of the day; LEFT_OUT takes a file away."""
    return told_of(kind, files(laid), day)


def told_of(kind: Kind, files: Mapping[str, bytes], day: date = DAY) -> PmoReport:
    """The report on the portfolio of these files."""
    portfolio = read_portfolio(FilesInMemory(files))
    return report_of(kind, asked_of(portfolio, portfolio.engagements, day))


def files(laid: Laid | None = None) -> dict[str, bytes]:
    """The example's files with these laid over them."""
    shown = (Shown(_path(name), text) for name, text in (laid or {}).items())
    return Example(good=True, shown=tuple(shown)).files()


def rows(report: PmoReport, section: str) -> list[dict[str, Cell]]:
    """The rows of a section by field."""
    found = next(each for each in report.sections if each.id == section)
    return [dict(zip((c.field for c in found.columns), row, strict=True)) for row in found.rows]


def missing(report: PmoReport) -> list[str]:
    """What stands at the head as missing."""
    return [each.what for each in report.missing]


def the_missing(report: PmoReport) -> Missing:
    """The only thing that is missing."""
    (found,) = report.missing
    return found


def _path(name: str) -> str:
    return f"engagements{name}" if name.startswith("/") else f"{FOLDER}/{name}"
