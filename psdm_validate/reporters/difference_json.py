"""What changes between two versions, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from psdm_validate.contract.difference import Covered, EngagementDifference, IntentChange
from psdm_validate.contract.in_force import Contract, Moved
from psdm_validate.contract.intents import Intent
from psdm_validate.contract.stakes import ChangedFile, Stakes
from psdm_validate.model.part import Part
from psdm_validate.reporters.json_text import json_text
from psdm_validate.reporters.term_words import covering

VERSION = 1


def difference_json(
    labels: tuple[str, str],
    as_of: date,
    differences: Iterable[EngagementDifference],
    stakes: Mapping[str, Stakes],
    shared: Iterable[ChangedFile],
) -> str:
    """The differences as one JSON object; money and hours are strings, days ISO."""
    value = {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "base": labels[0],
        "head": labels[1],
        "engagements": [engagement_json(difference, stakes[difference.folder]) for difference in differences],
        "shared": [_file(file) for file in shared],
    }
    return json_text(value)


def engagement_json(difference: EngagementDifference, stakes: Stakes) -> dict[str, Any]:
    """One engagement: contract on both sides, each moved term with the papers that move it, intents, records."""
    return {
        "engagement": difference.folder,
        "title": difference.title,
        "state": difference.state,
        "unknown": difference.unknown,
        "currency": difference.currency,
        "before": _contract(stakes.before),
        "after": _contract(stakes.after),
        "terms": [
            {**_moved(moved), "papers": [paper.paper for paper in covering(moved, difference.executed)]}
            for moved in difference.terms
        ],
        "executed": [_paper(paper) for paper in difference.executed],
        "pending": [_paper(paper) for paper in difference.pending],
        "intents": [_intent(change) for change in difference.intents],
        "files": [_file(file) for file in stakes.files],
    }


def _contract(contract: Contract | None) -> dict[str, Any] | None:
    if contract is None:
        return None
    papers = [contract.sow.number, *(step.instrument.number for step in contract.steps)]
    return {
        "lineage": papers,
        "proposed": contract.proposed,
        **{name: _plain(getattr(contract.terms, name)) for name in ("start", "end", "amount", "hours")},
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        "field": ".".join(map(str, moved.field)),
        "before": _plain(moved.before),
        "after": _plain(moved.after),
        "difference": _between(moved.before, moved.after),
    }


def _between(before: object, after: object) -> str | int | None:
    """Days between two days; what is more or less of money or hours."""
    if isinstance(before, date) and isinstance(after, date):
        return (after - before).days
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return f"{after - before:f}"
    return None


def _paper(paper: Covered) -> dict[str, Any]:
    return {
        "number": paper.paper,
        "title": paper.title,
        "file": paper.file,
        "executed_on": _plain(paper.executed_on),
        "moved": [_moved(moved) for moved in paper.moved],
    }


def _intent(change: IntentChange) -> dict[str, Any]:
    return {
        "before": _said(change.before),
        "after": _said(change.after),
        "standing": change.standing.value if change.standing else None,
    }


def _said(intent: Intent | None) -> dict[str, Any] | None:
    if intent is None:
        return None
    return {
        "what": intent.label,
        "name": intent.name,
        "activity": intent.activity,
        "start": intent.start.isoformat(),
        "end": intent.end.isoformat(),
        "awaits": intent.awaits,
    }


def _file(file: ChangedFile) -> dict[str, Any]:
    """What became of a file, and each change of a record that was there and still is."""
    return {
        "file": file.file,
        "state": file.state,
        "changes": [
            {"field": change.name, "before": _plain(change.before), "after": _plain(change.after)}
            for change in file.changes
            if change.field
        ],
    }


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
