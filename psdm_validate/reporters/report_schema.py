"""The JSON Schema of what `check` writes as JSON. Its version is that of the report."""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.reporters.json import VERSION
from psdm_validate.reporters.schema_parts import (
    DIALECT,
    EDITION,
    EDITIONS,
    EXCUSED,
    EXIT_CODE,
    FAULT,
    FINDING,
    OVERRIDES,
    PACKS,
    STOPPED,
    UNJUDGED,
    Schema,
    day,
    fields,
    listed,
    part,
    text,
    whole,
)

ALWAYS = ("version", "as_of", "exit_code", "stopped")
"""What is there even where nothing could be read."""


def report_schema() -> Schema:
    """The schema, draft 2020-12."""
    properties = {
        "version": {"const": VERSION, "description": "changes when a field is removed or means something else"},
        "as_of": day("the day judged on"),
        "edition": EDITION,
        "editions": EDITIONS,
        "packs": PACKS,
        "overrides": OVERRIDES,
        "tree": text("working tree, or the full id of the commit"),
        "exit_code": EXIT_CODE,
        "stopped": STOPPED,
        "summary": _summary(),
        "engagements": listed(text("a folder"), "the engagements looked at"),
        "findings": listed(part("finding"), "by file, line and column"),
        "excused": listed(part("excused"), "findings that a waiver or a late entry excuses"),
        "unjudged": listed(part("unjudged"), "what could not be judged"),
        "faults": listed(part("fault"), "failures of the program itself"),
    }
    return {
        "$schema": DIALECT,
        "$id": "report.schema.json",
        "title": "JSON report of psdm-validate check",
        **fields("What the rules in force find in a portfolio.", properties, ALWAYS),
        "anyOf": [
            {"required": list(properties)},
            # Where nothing could be read there is nothing to tell but why.
            {"properties": {"exit_code": {"const": 3}, "stopped": {"type": "string"}}},
        ],
        "$defs": {"finding": FINDING, "excused": EXCUSED, "unjudged": UNJUDGED, "fault": FAULT},
    }


def _summary() -> Schema:
    numbers = {name: whole(f"how many {name}") for name in ("engagements", "records", "rules")}
    return fields("how many there are", numbers | {f"{level.value}s": whole("how many") for level in Level})
