"""Edits of a record's text: set a value, add a field, add to a list. Everything else stays as it is.

Each function returns the whole new text, with the line breaks of the old. Each reads its own result again
and raises CannotEdit unless it means exactly what was asked for: a wrong file is never returned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from psdm_validate.edit.additions import added_entry, added_item
from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.extents import is_flow
from psdm_validate.edit.replacements import replacement
from psdm_validate.edit.scalars import Writable, as_read, same
from psdm_validate.edit.splice import Splice
from psdm_validate.source import Document, FieldPath, Value, read_document

NO_LIST = "what stands there is not a list, so nothing can be added to it. Make it a list by hand first."
NO_GROUP = "a value stands where fields would have to go. Replace it by hand with `name: value` lines first."
NO_SUCH_PLACE = "there is no such place. Compare the file with what was asked for, and write it by hand."
OTHER_MEANING = (
    "the way in which the file is written here makes the edit change more than it should. Write the value by "
    "hand; the usual form is one `name: value` on each line, and a line end after the last."
)


def with_value(document: Document, path: FieldPath, value: Writable, order: Sequence[str] = ()) -> str:
    """Return the text of `document` with `value` at `path`; the text as it is where it means that already.

    - A value that is there is replaced, in the same quotes where it can be; the remark behind it stays.
    - A field that is not there is added, with the fields above it that are missing: behind the nearest field
      that precedes it in `order`, the names in canonical order; first where all that is there comes later; at the
      end of its mapping where `order` does not name it.

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
    in_brackets = any(is_flow(found.place) for found in way[:-1])
    if present is None or (present == [] and not in_brackets):
        return _edited(document, path, [wanted], order)
    if not isinstance(present, list):
        raise _refusal(document, path, NO_LIST)
    return _spliced(document, path, [*present, wanted], lambda: added_item(document.text, way[-1].place, wanted))


def _edited(document: Document, path: FieldPath, wanted: Value, order: Sequence[str]) -> str:
    way = document.along(path)
    reached, missing = path[: len(way) - 1], path[len(way) - 1 :]
    present = _value_at(document, reached)
    if not missing and same(present, wanted):
        return document.text
    if not path or not all(isinstance(step, str) for step in missing):
        raise _refusal(document, path, NO_SUCH_PLACE)
    if not missing:
        return _spliced(document, path, wanted, lambda: replacement(document.text, way, wanted))
    if present is None:
        return _edited(document, reached, _nested(missing, wanted), order)
    if not isinstance(present, dict):
        raise _refusal(document, path, NO_GROUP)
    name, value = str(missing[0]), _nested(missing[1:], wanted)
    added = partial(added_entry, document.text, way[-1].place, name, value, order)
    return _spliced(document, (*reached, name), value, added)


def _spliced(document: Document, path: FieldPath, wanted: Value, splice: Callable[[], Splice]) -> str:
    """Return the text after the splice, once it is sure that `path` now means `wanted` and all else the same."""
    try:
        text = splice().into(document.text)
    except CannotEdit as why:
        raise _refusal(document, path, str(why)) from why
    again = read_document(document.path, text.encode())
    if isinstance(again, Document) and same(again.value, _replaced(document.value, path, wanted)):
        return text
    raise _refusal(document, path, OTHER_MEANING)


def _replaced(value: Value, path: FieldPath, wanted: Value) -> Value:
    if not path:
        return wanted
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        return [_replaced(inside, rest, wanted) if index == step else inside for index, inside in enumerate(value)]
    assert isinstance(value, dict)
    assert isinstance(step, str)
    return value | {step: _replaced(value.get(step), rest, wanted)}


def _nested(names: FieldPath, value: Value) -> Value:
    for name in reversed(names):
        value = {str(name): value}
    return value


def _value_at(document: Document, path: FieldPath) -> Value:
    value: Any = document.value
    for step in path:
        value = value[step]
    return value  # type: ignore[no-any-return]


def _refusal(document: Document, path: FieldPath, why: str) -> CannotEdit:
    field = ".".join(map(str, path))
    return CannotEdit(f"`{field}` in {document.path} was left as it is: {why}")
