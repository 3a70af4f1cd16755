"""JSON Schemas of the records, generated from the models, and the editor settings that use them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from psdm_validate.model.layout import RECORDS, TOP
from psdm_validate.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record: titles, descriptions, examples, audience of every field.

    Words that a model explains with `json_schema_extra={"x-words": {word: meaning}}` reach editors with their meanings.
    """
    schema = _taught(_with_short_names(model.model_json_schema(by_alias=True)))
    schema["title"] = model.title
    schema["properties"] = {name: schema["properties"][name] for name in model.written_order()}
    return {"$schema": DIALECT, "$id": schema_name(model), **schema}


def schema_name(model: type[Record]) -> str:
    """The schema's file below schemas/: change-order.schema.json."""
    return f"{model.record_kind}.schema.json"


def schema_files() -> Iterator[tuple[str, str]]:
    """Every schema file with its text."""
    for model in RECORDS:
        yield schema_name(model), _json(schema_of(model))


def editor_settings() -> str:
    """Settings for editors with the YAML extension: which schema serves which file."""
    served = {f"./schemas/{schema_name(model)}": [_glob(model)] for model in RECORDS}
    return _json({"yaml.schemas": served, "yaml.schemaStore.enable": False, "yaml.customTags": []})


def _glob(model: type[Record]) -> str:
    return f"{TOP}/{re.sub(r'{[a-z]+}', '*', model.lies_at)}"


def _with_short_names(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with its parts named for people: Move2, where pydantic spells out what each kind of move holds."""
    names: dict[str, str] = {}
    parts = schema.get("$defs", {})
    for name, part in parts.items():
        short = _class_of(part)
        before = sum(_class_of(parts[other]) == short for other in names)
        names[name] = f"{short}{before + 1}" if before else short
    text = json.dumps({**schema, "$defs": {names[name]: part for name, part in parts.items()}})
    renamed: dict[str, Any] = json.loads(
        re.sub(r'"#/\$defs/([^"]*)"', lambda found: f'"#/$defs/{names[found[1]]}"', text)
    )
    return renamed


def _class_of(part: dict[str, Any]) -> str:
    return str(part["title"]).partition("[")[0]


def _taught(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema as editors make the most of it, and all schemas within it."""
    kept = {key: _within(key, value) for key, value in schema.items()}
    return _with_meanings(_with_audience(_with_free_keys(_without_null(kept))))


def _within(key: str, value: Any) -> Any:
    if key == "properties":
        return {name: {**_taught(field), "title": _in_words(name)} for name, field in value.items()}
    if key == "$defs":
        return {name: {**_taught(part), "title": _in_words(_class_of(part))} for name, part in value.items()}
    if key == "patternProperties":
        return {pattern: _taught(inner) for pattern, inner in value.items()}
    if key in ("anyOf", "oneOf"):
        return [_taught(choice) for choice in value]
    return _taught(value) if key == "items" else value


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema as files are judged: a field is left out or has a value, null is never one."""
    kept = {key: value for key, value in schema.items() if key != "default" or value}
    if kept.get("type") == "number" and isinstance(kept.get("default"), str):
        kept["default"] = json.loads(kept["default"])  # pydantic writes the default of a decimal in quotes.
    choices = [choice for choice in kept.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept


def _with_free_keys(schema: dict[str, Any]) -> dict[str, Any]:
    """Keys that follow a pattern, and no others, told in the one way in which editors complete the values below."""
    if "patternProperties" not in schema:
        return schema
    ((pattern, value),) = schema.pop("patternProperties").items()
    return {**schema, "propertyNames": {"pattern": pattern}, "additionalProperties": value}


def _with_audience(schema: dict[str, Any]) -> dict[str, Any]:
    """The audience as a remark: beside a $ref, editors take a key of our own for one more condition to be met."""
    audience = schema.pop("x-audience", None)
    return {**schema, "$comment": f"Audience: {audience}"} if audience else schema


def _with_meanings(schema: dict[str, Any]) -> dict[str, Any]:
    """The meanings of the words of a list beside the words, in their order; raises KeyError for a word without one."""
    meanings = schema.pop("x-words", None)
    if not meanings:
        return schema
    if "items" in schema:
        return {**schema, "items": _with_meanings({**schema["items"], "x-words": meanings})}
    return {**schema, "markdownEnumDescriptions": [meanings[word] for word in schema["enum"]]}


def _in_words(name: str) -> str:
    """ "Accepted when" for accepted_when, "Staff role" for StaffRole."""
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
