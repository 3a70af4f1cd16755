"""The splice that puts a new value where a value is written, an empty one included."""

from __future__ import annotations

import re

from psdm_validate.edit import written
from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.extents import (
    after_colon,
    block_scalar_header,
    column,
    content_end,
    holds_remark,
    is_block,
    is_empty,
    is_flow,
    line_break_of,
    line_end,
)
from psdm_validate.edit.splice import Splice
from psdm_validate.source import Value
from psdm_validate.source.places import Found, Place

STYLES: dict[str, written.Style] = {
    '"': "double", "'": "single", "|": "literal", ">": "literal", "{": "flow", "[": "flow",
}  # fmt: skip
REMARKS = (
    "there are remarks (# …) inside the value that is to be replaced, and they would be lost. "
    "Change the value by hand, or move the remarks above it first."
)
INDENTED_REMARK = re.compile(r"(?:[ \t]*\r?\n)+([ \t]+)#")
NO_COLON = "its name stands alone, without a colon. Write the colon by hand and try again."


def replacement(text: str, way: tuple[Found, ...], value: Value) -> Splice:
    """Return the splice that sets the last place of `way`, which is not the document itself, to `value`.

    Raises CannotEdit where that would lose a remark or where a name has no colon.
    """
    found = way[-1]
    indicator = _indicator_end(text, found, way[-2].place)
    if _loses_remark(text, found.place):
        raise CannotEdit(REMARKS)
    if any(is_flow(outer.place) for outer in way[:-1]):
        return _inside_brackets(text, found.place, indicator, value)
    write = written.after_colon if found.key else written.after_dash
    level = column(text, way[-2].place[0])
    lines = write(value, level, column(text, indicator), _style(text, found.place, level, value))
    if lines[1:] and is_block(found.place) and isinstance(value, (dict, list)):
        return _block_for_block(text, found.place, level, value)
    if lines[1:]:
        return _lines(text, found.place, indicator, lines)
    return _one_line(text, found.place, indicator, lines[0])


def style_of(text: str, place: Place) -> written.Style:
    """Return how a place is written, for what takes its place or stands beside it to look the same."""
    if is_block(place):
        return "block"
    empty = place[2] is not None and not place[2]
    return "any" if empty else STYLES.get(text[place[0] : place[0] + 1], "any")


def _style(text: str, place: Place, level: int, value: Value) -> written.Style:
    """Return the style of the old value, as far as what stands below it allows that for the new one."""
    style = style_of(text, place)
    in_lines = isinstance(value, str) and (style == "literal" or "\n" in value)
    # An indented remark below text in lines of its own would become part of that text.
    below = INDENTED_REMARK.match(text, line_end(text, content_end(text, place))) if in_lines else None
    return "double" if below and len(below[1]) >= level + written.STEP else style


def _indicator_end(text: str, found: Found, holder: Place) -> int:
    """Return the offset behind the colon or dash before a value; in brackets, a list's value has neither."""
    if found.key:
        colon = after_colon(text, found.key[1])
        if colon is None:
            raise CannotEdit(NO_COLON)
        return colon
    if is_flow(holder):
        return found.place[0]
    own_line = "\n" + " " * column(text, holder[0]) + "-"
    before = text.rfind(own_line, holder[0], found.place[0])
    return before + len(own_line) if before >= 0 else holder[0] + 1


def _loses_remark(text: str, place: Place) -> bool:
    end = content_end(text, place)
    # A remark behind the last line of several is about that line.
    last_line = text[end : line_end(text, end)] if is_block(place) else ""
    return "#" in last_line or (place[2] is not None and holds_remark(text, place))


def _inside_brackets(text: str, place: Place, indicator: int, value: Value) -> Splice:
    start, end, _ = place
    if not is_empty(place):
        return Splice(start, end, written.on_one_line(value, style_of(text, place)))
    blank = start if not text[indicator:start].strip(" ") else indicator
    return Splice(indicator, blank, " " + written.on_one_line(value))


def _block_for_block(text: str, place: Place, level: int, value: Value) -> Splice:
    indentation = column(text, place[0])
    # Dashes may stand in the column of the name above, other names may not.
    deeper = written.STEP if indentation == level and isinstance(value, dict) else 0
    first, *below = written.block(value, indentation + deeper)
    return _in_lines(text, place[0], content_end(text, place), [first[indentation:], *below])


def _one_line(text: str, place: Place, indicator: int, line: str) -> Splice:
    end = content_end(text, place)
    if is_block(place):
        return Splice(indicator, line_end(text, end), line + _remark_above(text, indicator, place[0]))
    if is_empty(place):
        return Splice(indicator, end, line)
    return Splice(place[0], end, line.lstrip(" ") + _remark_of_header(text, place))


def _lines(text: str, place: Place, indicator: int, lines: list[str]) -> Splice:
    """Return the splice that lets a value go on in lines below; remarks move up to the line it begins on."""
    end = content_end(text, place)
    line = line_end(text, end)
    remarks = _remark_above(text, indicator, place[0]) + _remark_of_header(text, place) + text[end:line]
    first, *below = lines
    return _in_lines(text, indicator, line, [first + remarks.rstrip(" "), *below])


def _in_lines(text: str, start: int, end: int, lines: list[str]) -> Splice:
    line_break = line_break_of(text)
    # Text in a block of its own reads without its last line break if the file ends without one.
    return Splice(start, end, line_break.join([*lines, ""] if end == len(text) else lines))


def _remark_above(text: str, indicator: int, start: int) -> str:
    """Return the rest of the line of a colon or dash whose value begins on a later line."""
    end = line_end(text, indicator)
    if end >= start:
        return ""
    if "#" in text[end:start]:
        raise CannotEdit(REMARKS)
    return text[indicator:end].rstrip(" ")


def _remark_of_header(text: str, place: Place) -> str:
    header = block_scalar_header(text, place)
    return text[place[0] + len(header) : line_end(text, place[0])] if header else ""
