"""How a value is written in a record: plain where the reader takes it for the same value, else in quotes.

Lines are without line ends. What stands after a colon or a dash comes as a list: its first text goes right
behind the colon or dash (with the blank that it needs), the others are whole lines below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from psdm_validate.edit.scalars import is_scalar, quoted, single_quoted, written_key, written_scalar
from psdm_validate.source import Value

Style: TypeAlias = Literal["any", "single", "double", "literal", "flow", "block"]

WIDEST = 120  # columns
STEP = 2  # columns of one level


def on_one_line(value: Value, style: Style = "any") -> str:
    """Return `value` as it is written inside brackets or braces."""
    if isinstance(value, dict):
        fields = (f"{written_key(name, in_flow=True)}: {on_one_line(inside)}" for name, inside in value.items())
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(on_one_line(inside) for inside in value) + "]"
    return _scalar(value, style, in_flow=True)


def entry(name: str, value: Value, column: int) -> list[str]:
    """Return the lines of a field of a block mapping whose names start after `column` blanks."""
    head = " " * column + written_key(name, in_flow=False) + ":"
    first, *below = after_colon(value, column, len(head))
    return [head + first, *below]


def item(value: Value, column: int, style: Style = "any") -> list[str]:
    """Return the lines of an item of a block list whose dashes stand after `column` blanks."""
    first, *below = after_dash(value, column, column + 1, style)
    return [" " * column + "-" + first, *below]


def after_colon(value: Value, column: int, used: int, style: Style = "any") -> list[str]:
    """Return what follows the colon of a field at `column`, when `used` columns of its line are taken."""
    beside = _beside(value, column, used, style)
    return beside or ["", *block(value, column + STEP)]


def after_dash(value: Value, column: int, used: int, style: Style = "any") -> list[str]:
    """Return what follows the dash of an item at `column`, when `used` columns of its line are taken."""
    beside = _beside(value, column, used, style)
    if beside:
        return beside
    first, *below = block(value, column + STEP)
    return [" " + first.lstrip(" "), *below]


def block(value: Value, column: int) -> list[str]:
    """Return the lines of a list or mapping that is not empty, its dashes or names after `column` blanks."""
    lines: list[str] = []
    if isinstance(value, dict):
        for name, inside in value.items():
            lines += entry(name, inside, column)
    elif isinstance(value, list):
        for inside in value:
            lines += item(inside, column)
    return lines


def _beside(value: Value, column: int, used: int, style: Style) -> list[str]:
    """Return what stands beside a colon or dash, or nothing when the value goes below in lines of its own."""
    if isinstance(value, str) and (style == "literal" or "\n" in value):
        lines = literal(value) if style not in {"single", "double"} else []
        if lines:
            pad = " " * (column + STEP)
            return [" " + lines[0], *(pad + line if line else "" for line in lines[1:])]
    if is_scalar(value):
        return [" " + _scalar(value, style, in_flow=False)]
    if not value or (style != "block" and (style == "flow" or _is_short(value))):
        line = " " + on_one_line(value)
        if not value or used + len(line) <= WIDEST:
            return [line]
    return []


def _is_short(value: Value) -> bool:
    """Return whether a list or mapping holds nothing but scalars of one line and empty containers."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not any(part if isinstance(part, (dict, list)) else "\n" in str(part) for part in inside)


def _scalar(value: Value, style: Style, in_flow: bool) -> str:
    write: dict[Style, Callable[[str], str]] = {"double": quoted, "single": single_quoted}
    if isinstance(value, str) and style in write:
        return write[style](value)
    return written_scalar(value, in_flow)


def literal(text: str) -> list[str]:
    """Return the header and the lines of a `|` block that reads as `text`, or nothing where none is clean."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    clean = body[:1].strip() and lines[-1] and all(line == line.rstrip() for line in lines)
    return ["|" if text.endswith("\n") else "|-", *lines] if clean else []
