"""The JSON Schema of what `gate` writes as JSON. Its version is that of the verdict."""

from __future__ import annotations

from psdm_validate.reporters.difference_schema import engagement_difference_schema
from psdm_validate.reporters.gate_json import VERSION
from psdm_validate.reporters.schema_parts import (
    DIALECT,
    EDITION,
    EDITIONS,
    EXCUSED_OF_MERGE,
    EXIT_CODE,
    FAULT,
    FINDING_OF_MERGE,
    OVERRIDES,
    PACKS,
    STOPPED,
    UNJUDGED,
    Schema,
    day,
    fields,
    listed,
    maybe,
    part,
    text,
    truth,
    whole,
)

ALWAYS = ("version", "validator", "as_of", "exit_code", "stopped", "target", "source")
"""What is there even where neither side could be read."""
COMMIT = maybe(text("full id of the commit; null where there is none", pattern="^[0-9a-f]{40,64}$"))
LABEL = text("the commit in words")


def verdict_schema() -> Schema:
    """The schema, draft 2020-12."""
    properties = _head() | _judged_by() | _found() | _changes()
    return {
        "$schema": DIALECT,
        "$id": "verdict.schema.json",
        "title": "Verdict of psdm-validate gate",
        **fields("What a merge would newly break on its target.", properties, ALWAYS),
        "anyOf": [
            {"required": list(properties)},
            # Where neither side could be read there is nothing to tell but why.
            {"properties": {"exit_code": {"const": 3}, "stopped": {"type": "string"}}},
        ],
        "$defs": {
            "finding": FINDING_OF_MERGE,
            "excused": EXCUSED_OF_MERGE,
            "unjudged": UNJUDGED,
            "fault": FAULT,
            "older": fields(
                "a record that the target has in no readable form",
                {
                    "file": text("its path"),
                    "version": text("what stood in for it"),
                    "because": text("why it cannot be read"),
                },
            ),
        },
    }


def _head() -> dict[str, Schema]:
    name = {"name": text("the branch, or the commit as it was asked for")}
    return {
        "version": {"const": VERSION, "description": "changes when a field is removed or means something else"},
        "validator": text("version of psdm-validate"),
        "as_of": day("the day judged on"),
        "exit_code": EXIT_CODE,
        "stopped": STOPPED,
        "target": fields("what is merged into", {"commit": COMMIT, **name, "label": LABEL}, ("commit", "name")),
        "source": fields("what would be merged", {"commit": COMMIT, **name, "label": LABEL}, ("commit",)),
    }


def _judged_by() -> dict[str, Schema]:
    return {
        "edition": EDITION,
        "editions": EDITIONS,
        "packs": PACKS,
        "overrides": OVERRIDES,
        "settings": maybe(text("fingerprint of the settings judged by; null where there are none")),
        "first": truth("whether the target holds no portfolio yet"),
        "rules": listed(text("an id"), "the rules in force"),
        "records": whole("how many records there are after the merge"),
    }


def _found() -> dict[str, Schema]:
    return {
        "blocking": listed(part("finding"), "new errors"),
        "alarms": listed(part("finding"), "new findings about facts; they never block"),
        "remarks": listed(part("finding"), "new warnings and notes"),
        "standing": listed(part("finding"), "what the target has already"),
        "settled": listed(part("finding"), "what is gone after the merge"),
        "excused": listed(part("excused"), "what waivers and late entries of the target excuse"),
        "unjudged": listed(part("unjudged"), "what cannot be judged after the merge; blocks"),
        "faults": listed(part("fault"), "failures of the program itself"),
    }


def _changes() -> dict[str, Schema]:
    return {
        "governing": listed(text("a path"), "changed files by which merges are judged"),
        "older": listed(part("older"), "records that the target has in no readable form"),
        "engagements": listed(engagement_difference_schema(), "each engagement that differs"),
    }
