"""What GitLab does with the reports that it reads, as far as a reader of a merge request sees it."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

CODE_QUALITY = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!/|\\./|\\.\\.)."},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""The Code Quality report as GitLab documents it: one entry that does not fit, and the rest of the file is dropped."""

ANNOTATIONS = Draft202012Validator(
    {
        "type": "object",
        "maxProperties": 20,
        "additionalProperties": {
            "type": "array",
            "maxItems": 1000,
            "items": {
                "type": "object",
                "required": ["external_link"],
                "additionalProperties": False,
                "properties": {
                    "external_link": {
                        "type": "object",
                        "required": ["label", "url"],
                        "additionalProperties": False,
                        "properties": {"label": {"type": "string"}, "url": {"type": "string", "pattern": "^https?://"}},
                    }
                },
            },
        },
    }
)
"""The annotations report, with the limits that GitLab sets by default."""


def entries_of(report: str) -> dict[str, dict[str, Any]]:
    """The entries of a Code Quality report as GitLab keeps them: by fingerprint, so that of two alike one is lost."""
    return {entry["fingerprint"]: entry for entry in json.loads(report)}


def widget(target: str, merge: str) -> tuple[list[str], list[str]]:
    """What the widget shows for a merge request as new and as settled, given the reports of both sides."""
    before, after = entries_of(target), entries_of(merge)
    new = sorted(entry["description"] for identity, entry in after.items() if identity not in before)
    return new, sorted(entry["description"] for identity, entry in before.items() if identity not in after)
