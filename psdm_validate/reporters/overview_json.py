"""How an engagement stands, as JSON for programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from psdm_validate.model.part import Part
from psdm_validate.overview import Overview, Paper

VERSION = 1


def overview_json(overview: Overview, fingerprints: dict[str, str]) -> str:
    """The overview as one JSON object; money and hours are strings, days ISO."""
    contract = overview.contract
    value = {
        "version": VERSION,
        "engagement": overview.name,
        "as_of": overview.as_of,
        "number": overview.number,
        "title": overview.title,
        "customer": overview.customer,
        "phase": overview.phase.name.lower() if overview.phase else None,
        "method": overview.method,
        "project_manager": overview.project_manager,
        "contract": None
        if contract is None
        else {
            "lineage": [overview_paper.number for overview_paper in overview.papers],
            "proposed": contract.proposed,
            "terms": contract.terms,
        },
        "papers": [_paper(paper, fingerprints) for paper in overview.papers],
        "pending": [_paper(paper, fingerprints) for paper in overview.pending],
        "people": [
            {"side": p.side, "role": p.role, "name": p.person, "from": p.since, "until": p.until}
            for p in overview.people
        ],
        "plan": [
            {
                "what": i.label,
                "name": i.name,
                "start": i.start,
                "end": i.end,
                "standing": i.standing,
                "awaits": i.awaits,
            }
            for i in overview.plan
        ],
        "raid": overview.raid,
        "decisions": overview.decisions,
        "next_dates": [{"on": d.on, "what": d.what} for d in overview.next_dates],
        "unreadable": overview.unreadable,
    }
    return json.dumps(value, indent=2, ensure_ascii=False, default=_plain) + "\n"


def _paper(paper: Paper, fingerprints: dict[str, str]) -> dict[str, Any]:
    return {
        "number": paper.number,
        "title": paper.title,
        "why": paper.why,
        "executed_on": paper.executed_on,
        "moved": [{"field": ".".join(map(str, m.field)), "before": m.before, "after": m.after} for m in paper.moved],
        "evidence": paper.evidence,
        "fingerprint": fingerprints.get(paper.number),
        "file": paper.file,
    }


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Decimal), type(value)
    return str(value)
