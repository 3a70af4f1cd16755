"""Reports of the PMO on the small example engagement, with some of its files laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from psdm_validate.check import overrides_told, policies_for, read_portfolio
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Cell, Kind, Missing, PmoReport, report_of
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

FRIDAY = date(2026, 10, 16)
"""The day after the example's status report."""
TUESDAY = date(2026, 10, 20)
"""The day after the hours of the week of that report were due."""
NAME = FOLDER.removeprefix("engagements/")
STATUS = "status/2026-10-15.yaml"
LEFT_OUT = "# left out"
BROKEN = "broken: [\n"

Laid = Mapping[str, str]
"""Files below the engagement's folder, or below engagements/ where the name begins with a slash; LEFT_OUT takes one
away."""


def reported(
    kind: Kind,
    laid: Laid | None = None,
    day: date = TUESDAY,
    *,
    settings: str = "",
    others: Mapping[str, bytes] | None = None,
    named: bool = False,
    only: str = "",
) -> PmoReport:
    """The report on the example engagement and whatever else is there, or on the `only` one of that name."""
    tree = files(laid) | dict(others or {})
    tree["engagements/settings.yaml"] += settings.encode()
    portfolio = read_portfolio(FilesInMemory(tree))
    meant = tuple(each for each in portfolio.engagements if only in ("", each.name))
    return report_of(kind, asked_of(portfolio, meant, day, named=named))


def asked_of(portfolio: Portfolio, engagements: Sequence[Engagement], day: date, *, named: bool = False) -> Asked:
    """What the verb asks of these engagements of the portfolio on the day."""
    policies = policies_for(portfolio, day)
    return Asked(portfolio, tuple(engagements), policies, overrides_told(policies), day, named)


def files(laid: Laid | None = None) -> dict[str, bytes]:
    """The example's files with these laid over them."""
    shown = (Shown(_path(name), text) for name, text in (laid or {}).items())
    return Example(good=True, shown=tuple(shown)).files()


def another_engagement(number: int, laid: Laid | None = None) -> dict[str, bytes]:
    """The example engagement once more, with other files, under that number of its SOW."""
    return {
        path.replace("sow-2206", f"sow-{number}"): data.replace(b"SOW-2206", f"SOW-{number}".encode())
        for path, data in files(laid).items()
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


def the_missing(report: PmoReport) -> Missing:
    """The only thing that is missing."""
    (found,) = report.missing
    return found


def step_for(report: PmoReport, words: str) -> str:
    """The next step of the only thing missing that is told with these words."""
    (found,) = (each for each in report.missing if words in each.what)
    return found.next_step


def is_missing(cell: Cell) -> bool:
    """Whether the cell says that its value is missing."""
    return isinstance(cell, Missing)


def _path(name: str) -> str:
    return f"engagements{name}" if name.startswith("/") else f"{FOLDER}/{name}"
