"""The fields of records: by group, as the models declare them, and by place, as documents write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from psdm_validate.model.part import Part, part_within
from psdm_validate.source import FieldPath
from tests.editor.language_server import Position


@dataclass(frozen=True)
class Group:
    """One mapping of a record: where it lies (0 for an entry of a list) and what it may hold."""

    path: FieldPath
    fields: Mapping[str, FieldInfo]


def groups(model: type[Part], path: FieldPath = ()) -> Iterator[Group]:
    """Every mapping that a record of this model may hold, the record itself first."""
    fields = fields_of(model)
    yield Group(path, fields)
    for name, field in fields.items():
        if part := part_within(field.annotation):
            yield from groups(part, (*path, name, *([0] if is_list(field.annotation) else [])))


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields of a model by the names that files use."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def is_list(annotation: object) -> bool:
    """Whether a field takes a list."""
    return get_origin(annotation) is tuple or any(is_list(inner) for inner in get_args(annotation))


def words_of(annotation: object) -> tuple[str, ...]:
    """The words that a field takes, or its list takes; none where it takes anything else."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((words for inner in get_args(annotation) if (words := words_of(inner))), ())


def full(model: type[Part]) -> dict[str, Any]:
    """A document in which every field of the model is written, with a placeholder for each value."""
    written: dict[str, Any] = {}
    for name, field in fields_of(model).items():
        part = part_within(field.annotation)
        value = full(part) if part else "placeholder"
        written[name] = [value] if is_list(field.annotation) else value
    return written


def written_fields(model: type[Part], value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, FieldInfo]]:
    """Every field that is written in a document of that model, with its path."""
    for name, inner in value.items():
        field = fields_of(model)[name]
        yield (*path, name), field
        if part := part_within(field.annotation):
            entries = enumerate(inner) if isinstance(inner, list) else [(None, inner)]
            for index, entry in entries:
                yield from written_fields(part, entry, (*path, name, *([] if index is None else [index])))


def typed(path: FieldPath, *, then: str = "") -> tuple[str, Position]:
    """A document that leads to the place and ends there with some more text, and the position of its end."""
    lines = [""]
    for step in path:
        if isinstance(step, int):
            lines[-1] += "- "
        else:
            below = " " * (len(lines[-1]) + 2)
            lines[-1] += f"{step}:"
            lines.append(below)
    lines[-1] += then
    return "\n".join(lines), (len(lines) - 1, len(lines[-1]))
