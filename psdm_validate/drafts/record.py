"""A record that is not there yet, in canonical form, and proved to be one before it is shown to anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from psdm_validate.drafts.place import NotKnown
from psdm_validate.edit.canonical import canonical
from psdm_validate.edit.changes import FileEdit, file_edit
from psdm_validate.edit.new_record import new_record
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.reading import InvalidRecord, read_record
from psdm_validate.model.record import Record
from psdm_validate.source import Document, read_document

SomeRecord = TypeVar("SomeRecord", bound=Record)


def drafted(path: str, model: type[SomeRecord], fields: Mapping[str, Writable]) -> tuple[FileEdit, SomeRecord]:
    """The edit that adds a record with these fields, and the record as rules will read it.

    Raises NotKnown for values that do not fit their fields, CannotEdit for text that no record can hold.
    """
    ordered = {name: fields[name] for name in model.written_order() if name in fields}
    document = _read(path, new_record(path, ordered))
    text = canonical(_read(path, _set_apart(document.text)), model)
    record = read_record(_read(path, text), model)
    if isinstance(record, InvalidRecord):
        wrong = record.problems[0]
        raise NotKnown(f"{path} would not be right: {wrong.message}. {wrong.next_step}")
    assert isinstance(record, model)
    return file_edit(path, None, text), record


def _set_apart(text: str) -> str:
    """The text with a blank line above and below each field that takes several lines, as people write it."""
    lines, deeper = text.splitlines(), False
    for index in range(len(lines) - 1, 0, -1):
        begins = not lines[index].startswith(" ")
        if begins and (deeper or lines[index - 1].startswith(" ")):
            lines.insert(index, "")
        deeper = not begins
    return "".join(line + "\n" for line in lines)


def _read(path: str, text: str) -> Document:
    document = read_document(path, text.encode())
    assert isinstance(document, Document), document.problems
    return document
