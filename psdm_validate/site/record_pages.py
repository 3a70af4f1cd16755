"""The reference of records: what each file is for, where it lies and what its fields hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from psdm_validate.model.changes import Move
from psdm_validate.model.field_values import value_of
from psdm_validate.model.layout import RECORDS, TOP
from psdm_validate.model.part import Part, part_within
from psdm_validate.model.record import Record
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.field_values import example_of
from psdm_validate.site.markup import code, heading, join, lead, link, noted, page, path, pill, table
from psdm_validate.site.wording import dated, sentence


def record_pages(as_of: date) -> dict[str, str]:
    """The list of all records and a page for each."""
    pages = {f"reference/records/{record.record_kind}.md": _page(record, as_of) for record in RECORDS}
    return {"reference/records/index.md": _index(as_of), **pages}


def _index(as_of: date) -> str:
    rows = (
        (
            link(encode(record.title), f"{record.record_kind}.md"),
            path(f"{TOP}/{record.lies_at}"),
            encode(_purpose(record)),
        )
        for record in RECORDS
    )
    return page(
        heading(1, Markup("Records")),
        lead(join([Markup("What each file is for, and what its fields hold"), dated(as_of)], " · ")),
        table(("Record", "Lies at", "What it is"), rows),
        hide=(),
    )


def _page(record: type[Record], as_of: date) -> str:
    return page(
        heading(1, encode(record.title)),
        lead(join([link(Markup("Records"), "index.md"), path(f"{TOP}/{record.lies_at}"), dated(as_of)], " · ")),
        encode(_purpose(record)),
        heading(2, Markup("Fields")),
        _fields(record),
        *(block for part in _parts_below(record) for block in _part(part)),
        hide=("navigation",),
    )


def _part(part: type[Part]) -> Iterator[Markup]:
    yield heading(2, encode(_name(part)))
    yield encode(_purpose(part))
    yield _fields(part)


def _fields(part: type[Part]) -> Markup:
    schemas = _schema(part)["properties"]
    rows = (
        (
            join([code(name), pill(Markup("required"))], " ") if field.is_required() else code(name),
            noted(encode(field.description or ""), _values(field, schemas[name])),
            example_of(field),
            encode(str(schemas[name].get("x-audience", "internal"))),
        )
        for name, field in _written(part)
    )
    return table(("Field", "What it holds", "Example", "Audience"), rows)


def _values(field: FieldInfo, schema: dict[str, Any]) -> Markup:
    part = part_within(field.annotation)
    if part is None:
        return encode(value_of(schema))
    if issubclass(part, Move):
        return encode(f"from and to: {value_of(_schema(part)['properties']['from'])}")
    many = value_of(schema).startswith("list")
    return Markup(f'{"list of " if many else ""}<a href="#{_anchor(part)}">{encode(_name(part).lower())}</a>')


def _written(part: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in part.model_fields.items():
        yield field.alias or name, field


def _parts_below(record: type[Part]) -> list[type[Part]]:
    """Every part within the record once, in the order of its fields."""
    found: dict[str, type[Part]] = {}
    waiting: list[type[Part]] = [record]
    while waiting:
        inner = [part_within(field.annotation) for field in waiting.pop(0).model_fields.values()]
        for part in inner:
            if part is not None and not issubclass(part, Move) and _name(part) not in found:
                found[_name(part)] = part
                waiting.append(part)
    return list(found.values())


def _name(part: type[Part]) -> str:
    """StaffRoleChange as Staff role change; the change of a list with the entries that it changes."""
    declared = part.__name__.partition("[")[0]
    words = sentence(re.sub(r"(?<!^)(?=[A-Z])", " ", declared).lower())
    entry = next(iter(part.__pydantic_generic_metadata__["args"]), None)
    return f"{words}: {_name(entry).lower()}" if isinstance(entry, type) and issubclass(entry, Part) else words


def _anchor(part: type[Part]) -> str:
    return _name(part).lower().replace(":", "").replace(" ", "-")


def _purpose(part: type[Part]) -> str:
    declared = next(base for base in part.__mro__ if "[" not in base.__name__)
    return (declared.__doc__ or "").strip()


@cache
def _schema(part: type[Part]) -> dict[str, Any]:
    return part.model_json_schema(by_alias=True)
