"""Reports of the PMO on the small example engagement, with some of its files laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from psdm_validate.check import read_portfolio
from psdm_validate.pmo_reports.pmo_report import Cell, Kind, Missing, PmoReport, report_of
from tests.pmo_reports.asked import asked_of
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
"""A Tuesday."""
BROKEN = "broken: ["
NAME = "harbor-line/sow-2206"


def reported(
    kind: Kind,
    files: Mapping[str, str] | None = None,
    as_of: date = AS_OF,
    *,
    settings: str = "",
    others: Mapping[str, bytes] | None = None,
    named: bool = False,
    only: str = "",
) -> PmoReport:
    """The report on the example engagement and whatever else is there, or on the `only` one of that name; paths from /
    on are below engagements."""
    shown = (
        Shown(f"engagements{name}" if name.startswith("/") else f"{FOLDER}/{name}", text)
        for name, text in (files or {}).items()
    )
    tree = Example(good=True, shown=tuple(shown)).files() | dict(others or {})
    tree["engagements/settings.yaml"] += settings.encode()
    portfolio = read_portfolio(FilesInMemory(tree))
    asked = tuple(each for each in portfolio.engagements if only in ("", each.name))
    return report_of(kind, asked_of(portfolio, asked, as_of, named=named))


def second_engagement(files: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The example engagement once more, with other files, as harbor-line/sow-2207."""
    shown = tuple(Shown(f"{FOLDER}/{name}", text) for name, text in (files or {}).items())
    return {
        path.replace("sow-2206", "sow-2207"): data.replace(b"SOW-2206", b"SOW-2207")
        for path, data in Example(good=True, shown=shown).files().items()
        if path.startswith(f"{FOLDER}/")
    }


def rows(report: PmoReport, section: str) -> list[dict[str, Cell]]:
    """The rows of a section by field."""
    (found,) = (each for each in report.sections if each.id == section)
    fields = [column.field for column in found.columns]
    return [dict(zip(fields, row, strict=True)) for row in found.rows]


def missing(report: PmoReport) -> list[str]:
    """What the head of the report names as missing."""
    return [each.what for each in report.missing]


def step_for(report: PmoReport, words: str) -> str:
    """The next step of the only thing missing that is told with these words."""
    (found,) = (each for each in report.missing if words in each.what)
    return found.next_step


def is_missing(cell: Cell) -> bool:
    """Whether the cell says that its value is missing."""
    return isinstance(cell, Missing)
