"""Parts of the JSON Schemas by which programs may hold the JSON reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from psdm_validate.finding import Level
from psdm_validate.model.settings import EditionName

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def text(description: str, **more: Any) -> Schema:
    """A text."""
    return {"type": "string", "description": description, **more}


def whole(description: str, least: int = 0) -> Schema:
    """A whole number."""
    return {"type": "integer", "minimum": least, "description": description}


def truth(description: str) -> Schema:
    """True or false."""
    return {"type": "boolean", "description": description}


def day(description: str) -> Schema:
    """A day, as 2026-11-20."""
    return text(description, format="date")


def listed(entry: Schema, description: str) -> Schema:
    """A list of such entries."""
    return {"type": "array", "items": entry, "description": description}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    return {**schema, "type": [schema["type"], "null"]}


def fields(description: str, properties: Mapping[str, Schema], required: Iterable[str] | None = None) -> Schema:
    """An object with these fields, all required unless said; new fields may come without a new version."""
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": list(properties if required is None else required),
    }


def part(name: str) -> Schema:
    """What the schema defines under that name."""
    return {"$ref": f"#/$defs/{name}"}


EXIT_CODE: Schema = {"enum": [0, 1, 3], "description": "0 nothing blocks, 1 something blocks, 3 could not judge"}
STOPPED = maybe(text("why nothing could be judged; null where it was"))
EDITION: Schema = {
    "enum": list(get_args(EditionName)),
    "description": "edition of the day, by which everything is judged that belongs to no engagement",
}
EDITIONS: Schema = {
    "type": "object",
    "description": "folder of each engagement to its edition, fixed when its SOW was signed; null where it is unknown",
    "additionalProperties": {"enum": [*get_args(EditionName), None]},
}
PACKS = listed(text("a pack"), "the packs switched on")
OVERRIDES: Schema = {
    "type": "object",
    "description": "what the settings changed: name of a value, or id of a rule, to words such as 14 instead of 10",
    "additionalProperties": {"type": "string"},
}
SUBJECT = text("the engagement or the file")
UNJUDGED = fields(
    "a rule that could not be judged somewhere",
    {"rule": text("its id"), "subject": SUBJECT, "because": text("what stood in the way")},
)
FAULT = fields(
    "a failure of the program itself",
    {"rule": text("the rule that failed"), "subject": SUBJECT, "error": text("what happened")},
)

_PLACE = {
    "line": maybe(whole("from 1; null where a whole file is meant", 1)),
    "column": maybe(whole("from 1, in characters", 1)),
    "end_column": maybe(whole("the column behind the last character", 1)),
}
_FINDING = {
    "rule": text("id of the rule", pattern="^[A-Z]{3}[0-9]{3}$"),
    "title": text("what must hold"),
    "level": {"enum": [level.value for level in Level], "description": "what it weighs, as the settings have it"},
    "alarm": truth("whether it speaks of what has happened"),
    "message": text("what is wrong"),
    "next_step": text("what to do"),
    "source": text("where the handbook asks for it"),
    "engagement": maybe(text("folder of the engagement; null for shared records")),
    "file": text("path from the root of the portfolio"),
    **_PLACE,
    "field": text("path of the field, entries of lists by their id; empty for a whole file"),
}
_ON_TARGET = {
    "base_file": maybe(text("where the same stands on the target")),
    "base_line": maybe(whole("from 1", 1)),
    "base_column": maybe(whole("from 1", 1)),
}
_WHY = {
    "why": text("the reason given"),
    "until": maybe(day("last day of the waiver; null where it has no end")),
}
FINDING = fields("a finding", _FINDING)
EXCUSED = fields("a finding that does not count, and why", _FINDING | _WHY)
FINDING_OF_MERGE = fields("a finding", _FINDING | _ON_TARGET)
EXCUSED_OF_MERGE = fields("a finding that does not count, and why", _FINDING | _ON_TARGET | _WHY)
