"""From a document to a record, or to words about each field that does not fit."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from psdm_validate.model.part import Part, Place, part_within, placed
from psdm_validate.model.record import Record
from psdm_validate.model.values import shown
from psdm_validate.source import Document, FieldPath


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What does not fit at one field."""

    place: Place
    message: str
    next_step: str


@dataclass(frozen=True, slots=True)
class InvalidRecord:
    """A document that reads as YAML but does not hold the fields of its kind."""

    path: str
    model: type[Record]
    problems: tuple[FieldProblem, ...]


def read_record(document: Document, model: type[Record]) -> Record | InvalidRecord:
    """The record in the document, told its places; or every problem that its fields have."""
    problems = [_empty(document.path, path) for path in _empty_places(document.value)]
    empty = {problem.place.path for problem in problems}
    record = None
    try:
        record = model.model_validate(document.value)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        meant = _meant(model, errors)
        for error in errors:
            problem = _problem(document, model, error)
            told = any(problem.place.path[: len(path)] == path for path in empty)
            if not told and not (error["type"] == "missing" and problem.place.path in meant):
                problems.append(problem)
    if record is None or problems:
        return InvalidRecord(document.path, model, tuple(problems))
    return placed(record, Place(document.path))


def _empty_places(value: object, path: FieldPath = ()) -> Iterator[FieldPath]:
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty_places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _empty_places(inner, (*path, index))


def _empty(file: str, path: FieldPath) -> FieldProblem:
    name = f"`{path[-1]}` has no value" if isinstance(path[-1], str) else "this entry of the list is empty"
    step = "Write a value, or take the line out; an empty list is written []."
    return FieldProblem(Place(file, path, on_key=isinstance(path[-1], str)), name, step)


def _problem(document: Document, model: type[Record], error: ErrorDetails) -> FieldProblem:
    path, on_key = tuple(error["loc"]), False
    if path and path[-1] == "[key]":
        path, on_key = path[:-1], True
    owner = _model_at(model, path[:-1])
    name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "this entry"
    kind = error["type"]
    if kind == "extra_forbidden":
        message, step = _unknown(str(path[-1]), owner)
        return FieldProblem(Place(document.path, path, on_key=True), message, step)
    if kind == "missing":
        message, step = _missing(str(path[-1]), owner)
        return FieldProblem(Place(document.path, path), message, step)
    message, step = _misfit(name, error)
    return FieldProblem(Place(document.path, path, on_key=on_key), message, step)


def _meant(model: type[Record], errors: list[ErrorDetails]) -> set[FieldPath]:
    """The fields that mistyped names were meant for; that these are missing needs no second finding."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    return {(*loc[:-1], near) for loc in unknown if (near := _near(str(loc[-1]), _model_at(model, loc[:-1])))}


def _near(name: str, owner: type[Part]) -> str | None:
    fields = [field.alias or field_name for field_name, field in owner.model_fields.items()]
    return next(iter(difflib.get_close_matches(name, fields, n=1, cutoff=0.6)), None)


def _model_at(model: type[Part], path: FieldPath) -> type[Part]:
    for name in path:
        for field_name, field in model.model_fields.items():
            if name in (field.alias, field_name):
                model = part_within(field.annotation) or model
    return model


def _unknown(name: str, owner: type[Part]) -> tuple[str, str]:
    fields = [field.alias or field_name for field_name, field in owner.model_fields.items()]
    near = _near(name, owner)
    hint = f"; did you mean `{near}`?" if near else ""
    return f"`{name}` is not a field here{hint}", f"Correct or remove it. Fields here: {', '.join(fields)}."


def _missing(name: str, owner: type[Part]) -> tuple[str, str]:
    field = next(field for field_name, field in owner.model_fields.items() if name in (field.alias, field_name))
    words = (field.description or "").rstrip(".")
    example = f", such as {name}: {field.examples[0]}" if field.examples else ""
    return f"`{name}` is missing ({words[:1].lower()}{words[1:]})", f"Add `{name}:`{example}."


def _misfit(name: str, error: ErrorDetails) -> tuple[str, str]:
    kind, given, limits = error["type"], error["input"], error.get("ctx", {})
    if kind == "refused":
        return f"{name}: {limits['wrong']}", str(limits["next_step"])
    if kind == "literal_error":
        return _not_in_list(name, given, str(limits["expected"]))
    shape = _SHAPES.get(kind)
    if shape:
        return f"{name} is {_in_words(given)}, but {shape[0]}", shape[1]
    if kind == "string_pattern_mismatch":
        return f"{name} is blank", "Write some words, or take the line out."
    if kind == "too_short":
        return f"{name} is empty", "Write at least one entry."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {limits['ge']}" if "ge" in limits else f"at most {limits['le']}"
        return f"{name} is {given}, but it has to be {bound}", "Correct the number."
    return f"{name} does not fit: {error['msg']}", "Look the field up with `psdm-validate explain`."


_SHAPES = {
    "string_type": ("words are wanted here", "Put the value in quotes."),
    "string_too_long": ("at most 4,000 characters fit here", "Shorten it, or link to the long text."),
    "int_type": ("a whole number is wanted here", "Write digits without quotes."),
    "bool_type": ("true or false is wanted here", "Write true or false without quotes."),
    "tuple_type": ("a list is wanted here", "Write one entry a line, each beginning with a hyphen."),
    "model_type": (
        "a group of fields is wanted here",
        "Write `name: value` lines below it, indented by two blanks.",
    ),
    "dict_type": (
        "a group of fields is wanted here",
        "Write `name: value` lines below it, indented by two blanks.",
    ),
}


def _not_in_list(name: str, given: object, expected: str) -> tuple[str, str]:
    words = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(str(given), words, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near and near[0] != str(given) else ""
    quotes = " in quotes" if isinstance(given, int | Decimal) else ""
    return (
        f"{name} is {_in_words(given)}, which is not on its list{hint}",
        f"Write one of these{quotes}: {', '.join(words)}.",
    )


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"the number {str(value)[:40]}"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return f"the text {shown(value)}"
