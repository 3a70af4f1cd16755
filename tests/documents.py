"""Documents made from a JSON Schema: the smallest one, any one, and ones that have been spoilt somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import regress
from hypothesis import strategies as st

from psdm_validate.source import FieldPath

Schema = dict[str, Any]

SEEN = st.characters(codec="utf-8", categories=["L", "N", "P", "S"])
READABLE = st.characters(codec="utf-8", exclude_categories=["C"])
GONE = object()
SCALARS: list[Any] = [True, 7, 7.5, "words", "2026-10-05"]
STRANGE: list[Any] = [
    *[None, True, False, 0, 1, -1, 7.5, 1_000_001, 10**30, [], {}, [None], ["x"], {"x": 1}, {"x": None}],
    *["", " ", "\u3000", "\u0301", "x", "X", "x\n", "é", "true", "7", "٣", "x" * 4001, "\U0001f600" * 4000],
    *["2026-10-05", "2026-10-05\n", "2026-02-30", "2026-1-5", "1989-12-31", "2200-01-01", "20261005", "2026-W41"],
    *["2026-10-07T08:00-04:00", "2026-02-30T08:00Z", "2026-10-07T24:00Z", "2026-10-07T08:00:00Z", "2026-11", "09:30"],
    *["0.00", "-1.00", "1.0", "1,000.00", "CO-001", "CO-01", "SOW-1", "R-001", "RPT010", "evidence/x.pdf", "a@b.c"],
    *["https://a.example/b?c=d#e", "https://a.example/é", "https://a.example/%zz", "https://a.example/[", "http://a"],
    *["https://a.example/\u00a0", "a@b.c\u00a0", "https://", "https://:", "https://a.example/#a#b", "a" * 64],
]
"""Values that some field takes and others refuse, for one reason or another."""

COMMON = ["words", "2026-10-05", "184000.00", "USD", "https://forge.example/1", "0" * 64]
"""Texts for fields that have no example of their own."""


def smallest(schema: Schema, root: Schema) -> Any:
    """A value that the schema accepts, without any field that may be left out."""
    schema = resolved(schema, root)
    kind = schema.get("type")
    if "const" in schema or "enum" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    if kind == "object":
        return {name: smallest(schema["properties"][name], root) for name in schema.get("required", ())}
    if kind == "array":
        return [smallest(schema["items"], root)] * schema.get("minItems", 0)
    if "examples" in schema:
        return schema["examples"][0]
    if kind == "string":
        pattern = regress.Regex(schema.get("pattern", ""), "u")
        return next(text for text in COMMON if pattern.find(text))
    return True if kind == "boolean" else schema.get("minimum", 1)


def holding(value: Any, path: FieldPath, schema: Schema, root: Schema) -> Any:
    """The smallest document that has the value at that path."""
    if not path:
        return value
    schema = resolved(schema, root)
    step, *below = path
    if isinstance(step, int):
        return [holding(value, tuple(below), schema["items"], root)]
    return {**smallest(schema, root), step: holding(value, tuple(below), schema["properties"][step], root)}


def resolved(schema: Schema, root: Schema) -> Schema:
    """The schema itself, or the one it refers to."""
    return root["$defs"][schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema


def documents(schema: Schema, root: Schema) -> st.SearchStrategy[Any]:
    """Values that the schema accepts."""
    schema = resolved(schema, root)
    if "const" in schema or "enum" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    kind = schema.get("type", "any")
    if isinstance(kind, list) or kind == "any":
        return st.sampled_from(SCALARS)
    if kind == "object":
        return groups(schema, root) if "properties" in schema else free_groups(schema, root)
    if kind == "array":
        least = schema.get("minItems", 0)
        return st.lists(
            documents(schema["items"], root), min_size=least, max_size=min(least + 2, schema.get("maxItems", 9))
        )
    return texts(schema) if kind == "string" else numbers(schema)


@st.composite
def groups(draw: st.DrawFn, schema: Schema, root: Schema) -> dict[str, Any]:
    """Every field that must be there and a few of the others."""
    required = schema.get("required", [])
    others = [name for name in schema["properties"] if name not in required]
    least = max(0, schema.get("minProperties", 0) - len(required))
    chosen = draw(st.lists(st.sampled_from(others), unique=True, min_size=least, max_size=3)) if others else []
    return {name: draw(documents(schema["properties"][name], root)) for name in [*required, *chosen]}


def free_groups(schema: Schema, root: Schema) -> st.SearchStrategy[dict[str, Any]]:
    values = schema.get("additionalProperties")
    keys = texts(schema.get("propertyNames", {}))
    return st.dictionaries(keys, documents(values if isinstance(values, dict) else {}, root), max_size=2)


def texts(schema: Schema) -> st.SearchStrategy[str]:
    if schema.get("format") == "date":
        return st.dates(date(1990, 1, 1), date(2199, 12, 31)).map(str)
    pattern = schema.get("pattern", "")
    if not pattern.startswith("^"):
        return st.text(SEEN, min_size=1, max_size=9)
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True, alphabet=READABLE)


def numbers(schema: Schema) -> st.SearchStrategy[Any]:
    if schema["type"] == "boolean":
        return st.booleans()
    whole = st.integers(schema.get("minimum", -9), schema.get("maximum", 999))
    return whole if schema["type"] == "integer" else whole.map(lambda number: number / 4)


@st.composite
def spoilt(draw: st.DrawFn, document: Any) -> Any:
    """The document with one place in it left out, added to or changed; it may still be sound."""
    path = draw(st.sampled_from([(), *places(document)]))
    strange = draw(st.sampled_from(STRANGE))
    change = draw(st.sampled_from([_gone, _added_to, _longer, _louder, _strange]))
    result = changed(document, path, lambda value: change(value, strange))
    return {} if result is GONE else result


def places(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """The path of everything that a document holds."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield (*path, step)
        yield from places(inner, (*path, step))


def changed(value: Any, path: FieldPath, change: Callable[[Any], Any]) -> Any:
    """The value with what lies at the path changed; a change to GONE takes it away."""
    if not path:
        return change(value)
    step, *below = path
    inside = dict(enumerate(value)) if isinstance(value, list) else value
    kept = {**inside, step: changed(inside[step], tuple(below), change)}
    kept = {key: inner for key, inner in kept.items() if inner is not GONE}
    return list(kept.values()) if isinstance(value, list) else kept


def _gone(value: Any, strange: Any) -> Any:
    return GONE


def _strange(value: Any, strange: Any) -> Any:
    return strange


def _added_to(value: Any, strange: Any) -> Any:
    if isinstance(value, dict):
        return {**value, "surplus": strange}
    return [*value, strange] if isinstance(value, list) else [value]


def _longer(value: Any, strange: Any) -> Any:
    return f"{value}\n"


def _louder(value: Any, strange: Any) -> Any:
    return str(value).swapcase()
