"""Where a finding points: the spot in the document, and the field by the name that people give it."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.changes import known_by
from psdm_validate.finding import Spot
from psdm_validate.model.part import Place
from psdm_validate.source import Document, FieldPath, Refused, Value


def spot_of(place: Place, document: Document | Refused | None) -> Spot | None:
    """Line and columns of the place in its document; None for a file as a whole, or one that is not there."""
    span = place.span
    if span is None and isinstance(document, Document):
        span = document.key(place.path) if place.on_key else document.locate(place.path)
    if document is None or span is None:
        return None
    # Not splitlines(): it also breaks at characters that the input grammar refuses, and that are to be shown.
    text = document.text.split("\n")[span.line - 1].removesuffix("\r")
    end = span.end_column if span.end_line == span.line else len(text) + 1
    return Spot(span.line, span.column, max(end, span.column + 1), text)


def field_named(document: Document | Refused | None, path: FieldPath) -> str:
    """The field as people name it: risks.R-004.due; empty for a whole file."""
    return ".".join(_named(document.value if isinstance(document, Document) else None, path))


def _named(value: Value, path: FieldPath) -> Iterator[str]:
    """The path with entries of lists named by what tells them apart, so that it survives reordering."""
    for step in path:
        inner: Value = None
        if isinstance(value, dict):
            inner = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            inner = value[step]
        known = known_by(inner) if isinstance(step, int) else None
        yield known or str(step)
        value = inner
