"""What a record or one of its fields is for, as a Markdown page made from its model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from psdm_validate.model.field_values import reference_words, value_of
from psdm_validate.model.layout import TOP
from psdm_validate.model.part import Part, part_within
from psdm_validate.model.record import Record


def field_page(model: type[Record], path: Sequence[str]) -> str | None:
    """The page of the field at that path below the record, of the record itself for (), or None."""
    owner: type[Part] = model
    field: FieldInfo | None = None
    value = ""
    for name in path:
        field = next((below for written, below in _written(owner) if written == name), None)
        if field is None:
            return None
        value = _value(field, owner.model_json_schema(by_alias=True)["properties"][name])
        owner = part_within(field.annotation) or Part
    about = _about_record(model) if field is None else _about_field(field, value)
    return "\n".join([f"# {'.'.join((model.record_kind, *path))}", "", *about, *_fields(owner)]) + "\n"


def _about_record(model: type[Record]) -> Iterator[str]:
    yield f"{model.title}: {model.__doc__}"
    yield ""
    yield f"It lies at {TOP}/{model.lies_at}."


def _about_field(field: FieldInfo, value: str) -> Iterator[str]:
    yield field.description or ""
    yield ""
    yield f"- {'Must be there' if field.is_required() else 'May be left out'}"
    yield f"- Holds: {value}"
    if named := reference_words(field):
        yield f"- Names: {named}"
    extra: Any = field.json_schema_extra
    yield f"- Audience: {extra['x-audience'] if isinstance(extra, dict) else 'internal'}"
    for example in field.examples or ():
        yield f"- Example: `{example if isinstance(example, str) else json.dumps(example)}`"


def _fields(owner: type[Part]) -> Iterator[str]:
    if not owner.model_fields:
        return
    schemas = owner.model_json_schema(by_alias=True)["properties"]
    yield from ("", "Its fields:", "")
    for name, field in _written(owner):
        needed = "" if field.is_required() else " (may be left out)"
        value = _value(field, schemas[name])
        choices = f" Holds {value}." if "one of" in value else ""
        yield f"- `{name}`{needed}: {field.description or ''}{choices}"


def _value(field: FieldInfo, schema: dict[str, Any]) -> str:
    value = value_of(schema)
    if part_within(field.annotation) is None:
        return value
    return "list of groups of fields" if value.startswith("list") else "group of fields"


def _written(owner: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields by the names under which files hold them."""
    for name, field in owner.model_fields.items():
        yield field.alias or name, field
