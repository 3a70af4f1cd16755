"""What differs between two editions as JSON for programs. `version` changes as in the other reports."""

from __future__ import annotations

from typing import Any

from psdm_validate.policy.decision_table import Row
from psdm_validate.policy.policy_file import Entry
from psdm_validate.policy_difference import PolicyDifference
from psdm_validate.reporters.json_text import json_text

VERSION = 1


def policy_difference_json(difference: PolicyDifference) -> str:
    """The whole difference as one JSON object, ending with a line break; each side by its name."""
    left, right = difference.left, difference.right
    value = {
        "version": VERSION,
        "edition": left,
        "compared_with": right,
        "rules": [
            {
                "id": each.rule.id,
                "title": each.rule.title,
                "level": each.rule.level.value,
                "only_in": each.edition,
                "answered_by": list(each.answered_by),
                "source": each.rule.source,
            }
            for each in difference.rules
        ],
        "papers": [
            {"moves": [" ".join(way) for way in each.ways], left: _row(each.left), right: _row(each.right)}
            for each in difference.papers
        ],
        "stated": [
            {
                "section": each.section,
                "name": each.name,
                "meaning": each.meaning,
                left: _entry(each.left),
                right: _entry(each.right),
            }
            for each in difference.stated
        ],
    }
    return json_text(value)


def _row(row: Row) -> dict[str, Any]:
    return {
        "rule": row.rule,
        "paper": list(row.papers),
        "in_consulting_block": list(row.in_consulting_block),
        "opportunity": row.opportunity,
        "resource_project": row.resource_project,
        "attached_to": row.attached_to,
        "because": row.because,
        "source": row.source,
    }


def _entry(entry: Entry | None) -> dict[str, Any] | None:
    return entry.model_dump(mode="json", by_alias=True) if entry else None
