"""How an engagement stands, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from psdm_validate.contract.in_force import Contract
from psdm_validate.figures.figure import Measure
from psdm_validate.figures.series import Table
from psdm_validate.model.part import Part
from psdm_validate.overview import Intended, Overview, Paper, Role
from psdm_validate.reporters.json_text import json_text

VERSION = 1


def overview_json(overview: Overview, fingerprints: dict[str, str]) -> str:
    """The overview as one JSON object; null stands for what is unknown.

    Money, hours and figures are strings, days ISO.
    """
    contract = overview.contract
    value = {
        "version": VERSION,
        "engagement": overview.name,
        "as_of": overview.as_of,
        "edition": overview.edition,
        "overrides": dict(overview.overrides),
        "number": overview.number,
        "title": overview.title,
        "customer": overview.customer,
        "phase": overview.phase.name.lower() if overview.phase else None,
        "paused_on": overview.paused_on,
        "cancelled_on": overview.cancelled_on,
        "method": overview.method,
        "health": overview.health,
        "path_to_green": overview.status.path_to_green if overview.status and overview.health else None,
        "project_manager": overview.project_manager,
        "contract": contract and _contract(contract, overview.papers),
        "papers": contract and _papers(overview.papers, fingerprints),
        "pending": contract and _papers(overview.pending, fingerprints),
        "ended": contract and _papers(overview.ended, fingerprints),
        "leaves": None if overview.leaves is None else _papers(overview.leaves, fingerprints),
        "team": _people(overview.team),
        "contacts": _people(overview.contacts),
        "plan": _plan(overview.plan),
        "raid": overview.raid,
        "decisions": overview.decisions,
        "next_dates": [{"on": next_date.on, "what": next_date.what} for next_date in overview.next_dates],
        "figures": [_figure(measure) for measure in overview.figures.measures],
        "series": {table.series.id: _series(table) for table in overview.figures.tables},
        "unknown": overview.unknown,
    }
    return json_text(value, _plain)


def _contract(contract: Contract, papers: Iterable[Paper]) -> dict[str, Any]:
    return {
        "lineage": [paper.number for paper in papers],
        "proposed": contract.proposed,
        "terms": contract.terms,
    }


def _papers(papers: Iterable[Paper], fingerprints: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "number": paper.number,
            "title": paper.title,
            "why": paper.why,
            "state": paper.state,
            "on": paper.on,
            "because": paper.because,
            "allows": paper.allows,
            "moved": [
                {"field": ".".join(map(str, moved.field)), "before": moved.before, "after": moved.after}
                for moved in paper.moved
            ],
            "evidence": paper.evidence,
            "fingerprint": fingerprints.get(paper.number),
            "file": paper.file,
        }
        for paper in papers
    ]


def _people(roles: Iterable[Role] | None) -> list[dict[str, Any]] | None:
    if roles is None:
        return None
    return [{"role": role.role, "name": role.person, "from": role.since, "until": role.until} for role in roles]


def _plan(plan: Iterable[Intended] | None) -> list[dict[str, Any]] | None:
    if plan is None:
        return None
    return [
        {
            "what": intended.label,
            "name": intended.name,
            "start": intended.start,
            "end": intended.end,
            "standing": intended.standing,
            "awaits": intended.awaits,
        }
        for intended in plan
    ]


def _figure(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.figure.id,
        "title": measure.figure.title,
        "unit": measure.figure.unit,
        "currency": measure.currency,
        "value": measure.value,
        "because": measure.because,
    }


def _series(table: Table) -> dict[str, Any]:
    fields = [column.field for column in table.series.columns]
    rows = [dict(zip(fields, row, strict=True)) for row in table.rows]
    return {"title": table.series.title, "rows": None if table.because else rows, "because": table.because}


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Decimal), type(value)
    return str(value)
