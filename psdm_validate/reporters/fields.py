"""What a record or one of its fields is for, as a Markdown page made from its model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from psdm_validate.model.layout import TOP
from psdm_validate.model.part import Part, part_within
from psdm_validate.model.record import Record


def field_page(model: type[Record], path: Sequence[str]) -> str | None:
    """The page of the field at that path below the record, of the record itself for (), or None."""
    owner: type[Part] = model
    field: FieldInfo | None = None
    for name in path:
        field = next((f for python, f in owner.model_fields.items() if (f.alias or python) == name), None)
        if field is None:
            return None
        owner = part_within(field.annotation) or Part
    return "\n".join(_lines(model, path, owner, field)) + "\n"


def _lines(model: type[Record], path: Sequence[str], owner: type[Part], field: FieldInfo | None) -> Iterator[str]:
    yield f"# {'.'.join((model.record_kind, *path))}"
    yield ""
    if field is None:
        yield f"{model.title}: {model.__doc__}"
        yield ""
        yield f"It lies at {TOP}/{model.lies_at}."
    else:
        yield field.description or ""
        yield ""
        yield from _facts(field)
    if owner.model_fields:
        yield ""
        yield "Its fields:"
        yield ""
        for python, below in owner.model_fields.items():
            needed = "" if below.is_required() else " (may be left out)"
            yield f"- `{below.alias or python}`{needed}: {below.description or ''}"


def _facts(field: FieldInfo) -> Iterator[str]:
    yield f"- {'Must be there' if field.is_required() else 'May be left out'}"
    extra: Any = field.json_schema_extra
    yield f"- Audience: {extra['x-audience'] if isinstance(extra, dict) else 'internal'}"
    for example in field.examples or ():
        yield f"- Example: `{example if isinstance(example, str) else json.dumps(example)}`"
