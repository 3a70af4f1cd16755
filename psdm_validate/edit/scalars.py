"""How one text, number, day or truth value is written, and the values that no record can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.source import Document, Value, read_document
from psdm_validate.source.characters import first_forbidden
from psdm_validate.source.scalars import LARGEST_EXPONENT, LONGEST_NUMBER

Writable: TypeAlias = "Mapping[str, Writable] | Sequence[Writable] | str | int | Decimal | bool | date | None"

UNSEEN = "\n\r\t"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def as_read(value: Writable) -> Value:
    """Return `value` as the reader would: days as text, tuples as lists.

    Raises CannotEdit for text and numbers that no record can hold, TypeError for anything else.
    """
    if isinstance(value, str):
        return _permitted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, Decimal)):
        return _readable(value)
    if value is None:
        return None
    if isinstance(value, Mapping):
        return {_permitted(name): as_read(inside) for name, inside in value.items()}
    if isinstance(value, Sequence):
        return [as_read(inside) for inside in value]
    raise TypeError(f"{value!r} is nothing that a record can hold")


def is_scalar(value: Value) -> bool:
    """Return whether `value` is neither a list nor a mapping."""
    return not isinstance(value, (dict, list))


def same(one: Value, other: Value) -> bool:
    """Return whether two values mean the same to a reader: the order of fields and 12 or 12.0 do not matter."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    # True equals 1 for Python, not for a reader.
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def written_scalar(value: Value, in_flow: bool) -> str:
    """Return a scalar on one line: plain if it reads as the same value, else in double quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return _number(value)
    text = str(value)
    probe = f"a: [{text}, {{a: {text}}}]" if in_flow else f"a: {text}"
    return text if _reads_as(probe, text, {"a": [text, {"a": text}] if in_flow else text}) else quoted(text)


def written_key(name: str, in_flow: bool) -> str:
    """Return the name of a field: plain if it reads as the same name, else in double quotes."""
    probe = f"{{{name}: 1}}" if in_flow else f"{name}: 1"
    return name if _reads_as(probe, name, {name: 1}) else quoted(name)


def quoted(text: str) -> str:
    """Return `text` in double quotes, on one line."""
    return '"' + text.translate(ESCAPES) + '"'


def single_quoted(text: str) -> str:
    """Return `text` in single quotes where that needs one line only, else in double quotes."""
    if any(sign in text for sign in UNSEEN):
        return quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _reads_as(probe: str, text: str, meaning: dict[str, Value]) -> bool:
    # Asking the reader itself is the only table of plain scalars that cannot drift from it.
    if any(sign in text for sign in UNSEEN):
        return False
    document = read_document("", probe.encode())
    return isinstance(document, Document) and document.value == meaning


def _permitted(text: str) -> str:
    found = first_forbidden(text)
    if found:
        code, family = found
        raise CannotEdit(f"The text {text!a} holds {code}, {family.what}. {family.next_step}")
    return text


def _readable(value: int | Decimal) -> int | Decimal:
    number = Decimal(value)
    near = number.is_finite() and abs(number.adjusted()) <= LARGEST_EXPONENT
    if not near or len(_number(value)) > LONGEST_NUMBER:
        raise CannotEdit(
            f"The number {value} is too long for a record, which takes {LONGEST_NUMBER} characters. "
            "Write it as text, in quotes, or shorten it."
        )
    return value


def _number(value: int | Decimal) -> str:
    whole = str(value) if isinstance(value, int) else f"{value:f}"
    return whole if len(whole) <= LONGEST_NUMBER else str(value)
