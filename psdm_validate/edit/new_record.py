"""The text of a record that is not there yet."""

from __future__ import annotations

from collections.abc import Mapping

from psdm_validate.edit import written
from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.scalars import Writable, as_read, same
from psdm_validate.source import Document, read_document


def new_record(path: str, fields: Mapping[str, Writable]) -> str:
    """Return the text of a record with these fields in this order; `path` is only for what is said of it.

    Raises CannotEdit for no fields at all, and for what the reader would not take for these fields again.
    """
    wanted = as_read(fields)
    text = "".join(line + "\n" for line in written.block(wanted, 0))
    document = read_document(path, text.encode())
    if isinstance(document, Document) and same(document.value, wanted):
        return text
    why = "it would be empty, too large or too deep for a record"
    raise CannotEdit(f"{path} was not drafted: {why}. Draft it with fewer fields and write the others by hand.")
