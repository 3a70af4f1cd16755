"""Edits of short texts, for examples that read as before and after."""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.edit.scalars import Writable
from psdm_validate.edit.splices import with_entry, with_value
from psdm_validate.source import Document, FieldPath, read_document


def read(text: str) -> Document:
    """The document that `text` holds."""
    document = read_document("engagements/acme/sow-1/raid.yaml", text.encode())
    assert isinstance(document, Document), document.problems
    return document


def set_in(text: str, path: str, value: Writable, order: Sequence[str] = ()) -> str:
    """The text after setting the value at a path such as `risks.0.due`."""
    return with_value(read(text), _steps(path), value, order)


def add_in(text: str, path: str, entry: Writable, order: Sequence[str] = ()) -> str:
    """The text after adding an entry to the list at a path such as `risks.0.labels`."""
    return with_entry(read(text), _steps(path), entry, order)


def _steps(path: str) -> FieldPath:
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))
