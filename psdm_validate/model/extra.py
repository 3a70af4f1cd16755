"""JSON Schemas by which an organisation has the `extra:` fields of its records checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from psdm_validate.model.part import Place


@dataclass(frozen=True)
class ExtraSchema:
    """The schema for one kind of record, or what is wrong with its file."""

    path: str
    kind: str
    schema: dict[str, Any] | None
    problem: str | None = None

    @property
    def place(self) -> Place:
        """The whole file."""
        return Place(self.path)


@dataclass(frozen=True)
class ExtraSchemas:
    """Every schema of the portfolio, by the kind of record that it is for."""

    by_kind: dict[str, ExtraSchema]


def read_extra_schema(path: str, kind: str, data: bytes) -> ExtraSchema:
    """The schema of the file's bytes, or why they are none."""
    try:
        schema = json.loads(data)
    except (ValueError, RecursionError) as error:
        return ExtraSchema(path, kind, None, f"it is not JSON ({error})")
    if not isinstance(schema, dict):
        return ExtraSchema(path, kind, None, "it is no JSON object")
    return ExtraSchema(path, kind, schema)
