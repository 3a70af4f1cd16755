"""A report of the PMO for programs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from psdm_validate.pmo_reports.pmo_report import Cell, Missing, PmoReport, Section
from psdm_validate.reporters.json_text import json_text

VERSION = 1


def pmo_json(report: PmoReport) -> str:
    """The report as JSON. Numbers are decimal strings, days ISO; null is nothing to tell, or among what is missing."""
    told = {
        "version": VERSION,
        "report": report.kind.name,
        "title": report.kind.title,
        "as_of": report.as_of.isoformat(),
        "engagements": list(report.engagements),
        "overrides": dict(report.overrides),
        "missing": [_missing(missing) for missing in report.missing],
        "sections": [_section(section) for section in report.sections],
    }
    return json_text(told)


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "engagement": missing.engagement,
        "what": missing.what,
        "next_step": missing.next_step,
        "unjudged": missing.unjudged,
    }


def _section(section: Section) -> dict[str, Any]:
    fields = [column.field for column in section.columns]
    return {
        "id": section.id,
        "title": section.title,
        "units": {column.field: column.unit for column in section.columns},
        "rows": [dict(zip(fields, map(_value, row), strict=True)) for row in section.rows],
    }


def _value(cell: Cell) -> str | None:
    match cell:
        case None | Missing():
            return None
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case str():
            return cell
