"""Edits of a record's text: set a value, add a field, add to a list. Everything else stays as it is.

Each function returns the whole new text, with the line breaks of the old. Each reads its own result again
and raises CannotEdit unless it means exactly what was asked for: a wrong file is never returned.
"""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.edit.additions import added_entry, added_item
from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.extents import is_flow
from psdm_validate.edit.replacements import replacement
from psdm_validate.edit.scalars import Writable, as_read, same
from psdm_validate.edit.splice import Splice
from psdm_validate.source import Document, FieldPath, Value, read_document


def with_value(document: Document, path: FieldPath, value: Writable, order: Sequence[str] = ()) -> str:
    """Return the text of `document` with `value` at `path`; the text as it is where it means that already.

    - A value that is there is replaced, in the same quotes where it can be; the remark behind it stays.
    - A field that is not there is added, with the fields above it that are missing: behind the nearest field
      that precedes it in `order`, the names in canonical order, else at the end of its mapping.

    Raises CannotEdit, with words about what to do by hand.
    """
    return _edited(document, path, as_read(value), order)


def with_entry(document: Document, path: FieldPath, entry: Writable, order: Sequence[str] = ()) -> str:
    """Return the text of `document` with `entry` at the end of the list at `path`, styled as its last item.

    A list that is not there is added as by `with_value`. Raises CannotEdit, with words about what to do by hand.
    """
    wanted = as_read(entry)
    way = document.along(path)
    present = _value_at(document, path) if len(way) > len(path) else None
    if present is None:
        return _edited(document, path, [wanted], order)
    if not isinstance(present, list):
        raise _refusal(document, path, "it is not a list. Compare the record with its description.")
    in_brackets = any(is_flow(found.place) for found in way[:-1])
    if not present and not in_brackets:
        return _edited(document, path, [wanted], order)
    splice = added_item(document.text, way[-1].place, wanted)
    return _checked(document, path, splice, [*present, wanted])


def _edited(document: Document, path: FieldPath, wanted: Value, order: Sequence[str]) -> str:
    way = document.along(path)
    missing = path[len(way) - 1 :]
    reached = path[: len(way) - 1]
    present = _value_at(document, reached)
    if missing and present is None:
        return _edited(document, reached, _nested(document, path, missing, wanted), order)
    if not missing and same(present, wanted):
        return document.text
    if not path or (missing and not isinstance(present, dict)):
        raise _refusal(document, path, "there is nothing there that could hold it. Write it by hand.")
    try:
        if missing:
            wanted = _nested(document, path, missing[1:], wanted)
            path = (*reached, missing[0])
            splice = added_entry(document.text, way[-1].place, _name(document, path), wanted, order)
        else:
            splice = replacement(document.text, way, wanted)
    except CannotEdit as why:
        raise _refusal(document, path, str(why)) from why
    return _checked(document, path, splice, wanted)
