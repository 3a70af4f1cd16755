"""From a document to a record, or to words about each field that does not fit."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from psdm_validate.model.misfit import misfit
from psdm_validate.model.part import Part, Place, parts_within, placed
from psdm_validate.model.record import Record
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
    path, on_key = _written(document.value, error), error["loc"][-1:] == ("[key]",)
    owner = _model_at(model, error["loc"][:-1])
    name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "this entry"
    kind = error["type"]
    if kind == "extra_forbidden":
        message, step = _unknown(str(path[-1]), owner)
        return FieldProblem(Place(document.path, path, on_key=True), message, step)
    if kind == "missing":
        message, step = _missing(str(path[-1]), owner)
        return FieldProblem(Place(document.path, path), message, step)
    message, step = misfit(name, error)
    return FieldProblem(Place(document.path, path, on_key=on_key), message, step)


def _meant(model: type[Record], errors: list[ErrorDetails]) -> set[FieldPath]:
    """The fields that mistyped names were meant for; that these are missing needs no second finding."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    return {(*loc[:-1], near) for loc in unknown if (near := _near(str(loc[-1]), _model_at(model, loc[:-1])))}


def _near(name: str, owner: type[Part]) -> str | None:
    return next(iter(difflib.get_close_matches(name, _fields(owner), n=1, cutoff=0.6)), None)


def _fields(owner: type[Part]) -> list[str]:
    """Its fields as people write them."""
    return [field.alias or name for name, field in owner.model_fields.items()]


def _written(value: object, error: ErrorDetails) -> FieldPath:
    """The error's place as the document has it: pydantic also names the branch of a union, which nobody wrote."""
    *steps, last = (step for step in error["loc"] if step != "[key]")
    path: FieldPath = ()
    for step in steps:
        if (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int)):
            value = value[step]  # type: ignore[index]
            path = (*path, step)
    named = error["type"] in ("missing", "extra_forbidden") or (isinstance(value, dict) and last in value)
    return (*path, last) if named or (isinstance(value, list) and isinstance(last, int)) else path


def _model_at(model: type[Part], steps: Sequence[int | str]) -> type[Part]:
    """The model that holds what the last of pydantic's steps leads to; a step may name a branch of a union."""
    branches: list[type[Part]] = []
    for step in steps:
        chosen = next((branch for branch in branches if _is_branch(branch, step)), None)
        field = next((f for name, f in model.model_fields.items() if step in (f.alias, name)), None)
        if chosen:
            model, branches = chosen, []
        elif field:
            branches = list(parts_within(field.annotation))
            model = branches[0] if branches else model
    return model


def _is_branch(model: type[Part], step: int | str) -> bool:
    """Whether the step names this branch: by a value that only its discriminating field takes."""
    return any(step in get_args(field.annotation) for field in model.model_fields.values())


def _unknown(name: str, owner: type[Part]) -> tuple[str, str]:
    near = _near(name, owner)
    hint = f"; did you mean `{near}`?" if near else ""
    return f"`{name}` is not a field here{hint}", f"Correct or remove it. Fields here: {', '.join(_fields(owner))}."


def _missing(name: str, owner: type[Part]) -> tuple[str, str]:
    field = next(field for field_name, field in owner.model_fields.items() if name in (field.alias, field_name))
    words = (field.description or "").rstrip(".")
    example = f", such as {name}: {field.examples[0]}" if field.examples else ""
    return f"`{name}` is missing ({words[:1].lower()}{words[1:]})", f"Add `{name}:`{example}."
