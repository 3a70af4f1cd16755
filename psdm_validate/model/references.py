"""The names that a record gives to things elsewhere, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from pydantic.fields import FieldInfo

from psdm_validate.model.identifiers import Refers
from psdm_validate.model.part import Part, Place


@dataclass(frozen=True, slots=True)
class Reference:
    """One name and what kind of thing it names."""

    place: Place
    to: str
    name: str


def references(record: Part) -> Iterator[Reference]:
    """Every reference in the record, in the order of its fields."""
    for part in record.parts():
        for field, written, to in _referring_fields(type(part)):
            value = getattr(part, field)
            if isinstance(value, str):
                yield Reference(part.at(written), to, value)
            elif isinstance(value, tuple):
                yield from (Reference(part.at(written, i), to, name) for i, name in enumerate(value))


@cache
def _referring_fields(model: type[Part]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for name, field in model.model_fields.items():
        if to := referred_to(field):
            found.append((name, field.alias or name, to))
    return tuple(found)


def referred_to(field: FieldInfo) -> str | None:
    """What kind of thing the field's value names; None where it names nothing elsewhere."""
    marks = [mark for mark in field.metadata if isinstance(mark, Refers)] or _marks(field.annotation)
    return marks[0].to if marks else None


def _marks(annotation: object) -> list[Refers]:
    own = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Refers)]
    return own or [mark for inner in get_args(annotation) for mark in _marks(inner)]
