"""The JSON Schemas accept and describe what the models do, and nothing generated is out of date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regress
from jsonschema import Draft202012Validator
from pydantic.fields import FieldInfo

from psdm_validate.generate import generated
from psdm_validate.model.layout import RECORDS, model_of
from psdm_validate.model.part import Part, part_within
from psdm_validate.model.record import Record
from psdm_validate.schema import schema_of
from psdm_validate.source import Document, read_document
from tests.judging_by_schema import validator, validator_of
from tests.sample import REPOSITORY, sample_files


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_a_schema_is_valid_draft_2020_12(model: type[Record]) -> None:
    Draft202012Validator.check_schema(schema_of(model))


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        yield from schema.get("patternProperties", {})
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from patterns(inner)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_editors_can_read_every_pattern(model: type[Record]) -> None:
    for pattern in patterns(schema_of(model)):
        regress.Regex(pattern, "u")


@pytest.mark.parametrize("path", [path for path in sample_files() if model_of(path)])
def test_every_sample_record_satisfies_its_schema(path: str) -> None:
    model = model_of(path)
    document = read_document(path, sample_files()[path])
    assert model is not None
    assert isinstance(document, Document)
    value: Any = document.value
    assert [error.message for error in validator(model).iter_errors(value)] == []


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("plan", {"tasks": [{"id": "T-1", "activity": "a", "name": "x", "start": "2026-07-20", "end": "2026-07-31"}]}),
        ("plan", {"tasks": [], "taskz": []}),
        ("plan", {"tasks": None}),
        ("settings", {"edition": 2024}),
        ("settings", {"edition": "2024", "levels": {"rpt": "note"}}),
        ("organization", {"name": "x", "people": [{"id": "a", "name": "A", "email": "nobody"}]}),
        ("raid", {"risks": [{"id": "R-001", "what": "   "}]}),
        ("raid", {"risks": [{"id": "R-001", "what": "x", "due": "2026-02-30"}]}),
    ],
)
def test_a_schema_refuses_what_the_model_refuses(kind: str, record: dict[str, Any]) -> None:
    model = next(model for model in RECORDS if model.record_kind == kind)
    with pytest.raises(ValueError, match="validation error"):
        model.model_validate(record)
    assert list(validator(model).iter_errors(record))


def values_shown(schema: object) -> Iterator[tuple[dict[str, Any], Any]]:
    """Every example and default in a schema, with the schema that it stands in."""
    if isinstance(schema, dict):
        shown = [*schema.get("examples", ()), *([schema["default"]] if "default" in schema else [])]
        yield from ((schema, value) for value in shown if "type" in schema)
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from values_shown(inner)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_every_example_and_default_fits_its_field(model: type[Record]) -> None:
    for schema, value in values_shown(schema_of(model)):
        assert [error.message for error in validator_of(schema).iter_errors(value)] == [], schema


def described_fields(model: type[Part], seen: set[type[Part]]) -> Iterator[tuple[str, FieldInfo]]:
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        yield f"{model.__name__}.{name}", field
        if inner := part_within(field.annotation):
            yield from described_fields(inner, seen)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.record_kind)
def test_every_field_is_described_and_says_its_audience(model: type[Record]) -> None:
    for name, field in described_fields(model, set()):
        assert field.description, name
        assert field.description.endswith((".", ":")) or '"' in field.description, name
        assert isinstance(field.json_schema_extra, dict), name
        assert field.json_schema_extra["x-audience"] in ("internal", "executive", "partner", "customer"), name


def test_every_generated_file_is_what_make_generate_would_write() -> None:
    differing = [str(path) for path, text in generated() if path.read_text("utf-8") != text]
    assert differing == []


def test_the_editor_finds_the_schema_of_every_sample_record() -> None:
    served = json.loads((REPOSITORY / ".vscode/settings.json").read_text())["yaml.schemas"]
    for path in filter(model_of, sample_files()):
        schemas = [schema for schema, globs in served.items() if any(Path(path).match(glob) for glob in globs)]
        assert len(schemas) == 1, path
        assert (REPOSITORY / schemas[0]).is_file()
