"""JSON Schemas of the records, generated from the models, and the editor settings that use them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from psdm_validate.model.layout import RECORDS, TOP
from psdm_validate.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record: titles, descriptions, examples, audience of every field."""
    schema: dict[str, Any] = _without_null(model.model_json_schema(by_alias=True))
    schema["title"] = model.title
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
    path = model.lies_at
    for varying in ("{customer}", "{sow}", "{number}"):
        path = path.replace(varying, "*")
    return f"{TOP}/{path}"


def _without_null(schema: Any) -> Any:
    """The schema as files are judged: a field is left out or has a value, null is never one."""
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _without_null(value) for key, value in schema.items() if not (key == "default" and not value)}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    choices = [choice for choice in kept.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
