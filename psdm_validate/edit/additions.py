"""The splice that adds a field to a mapping or an item to a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from psdm_validate.edit import written
from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.extents import (
    BLANK_LINE,
    KEEPS_BLANK_LINES,
    column,
    content_end,
    entry_end,
    is_flow,
    line_break_of,
    line_end,
    next_line,
)
from psdm_validate.edit.replacements import style_of
from psdm_validate.edit.scalars import written_key
from psdm_validate.edit.splice import Splice
from psdm_validate.source import Value
from psdm_validate.source.places import Extent, Place

REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(#.*)?")


def added_entry(text: str, place: Place, name: str, value: Value, order: Sequence[str]) -> Splice:
    """Return the splice that adds the field `name` to the mapping at `place`; see splices.with_value."""
    entries = place[2]
    assert isinstance(entries, dict)
    names = list(entries)
    before = _predecessor(names, name, order)
    extents = [(entry[0], entry_end(text, entry)) for entry in entries.values()][: before + 1]
    if is_flow(place):
        field = f"{written_key(name, in_flow=True)}: {written.on_one_line(value)}"
        return _inside_brackets(text, place, extents, field)
    lines = written.entry(name, value, column(text, place[0]))
    if before < 0 and names:
        return _above(text, place, lines)
    return _below(text, column(text, place[0]), extents, lines, is_last=before == len(names) - 1)


def added_item(text: str, place: Place, value: Value) -> Splice:
    """Return the splice that adds an item at the end of the list at `place`, in the style of the last one."""
    items = place[2]
    assert isinstance(items, list)
    extents = [(item[0], content_end(text, item)) for item in items]
    if is_flow(place):
        return _inside_brackets(text, place, extents, written.on_one_line(value))
    style = style_of(text, items[-1])
    lines = written.item(value, column(text, place[0]), style if isinstance(value, (dict, list)) else "any")
    return _below(text, column(text, place[0]), extents, lines, is_last=True)


def _predecessor(names: list[str], name: str, order: Sequence[str]) -> int:
    """Return the index of the field behind which `name` belongs; -1 for the front, the last if `order` is silent."""
    earlier = order[: order.index(name)] if name in order else ()
    if name in order and not set(earlier) & set(names) and set(order) & set(names):
        return -1
    nearest = next((known for known in reversed(earlier) if known in names), names[-1] if names else "")
    return names.index(nearest) if names else -1


def _inside_brackets(text: str, place: Place, extents: list[Extent], added: str) -> Splice:
    """Return the splice that adds to a flow container behind the last of `extents`."""
    if text[place[0]] not in "{[":
        raise CannotEdit("it stands in a list without braces of its own. Put { } around it by hand and try again.")
    if not extents:
        inside = place[0] + 1, place[1] - 1
        is_empty = not text[slice(*inside)].strip()
        return Splice(inside[0], inside[1] if is_empty else inside[0], added if is_empty else f"{added}, ")
    start, end = extents[-1]
    own_line = not text[start - column(text, start) : start].strip()
    rest = REST_OF_LINE.fullmatch(text, end, line_end(text, end))
    if not own_line or rest is None:
        return Splice(end, end, ", " + added)
    # A comma before the remark stays; the new part then gets one as well.
    line = rest[0] if rest[1] else "," + rest[0]
    return Splice(end, rest.end(), line + line_break_of(text) + " " * column(text, start) + added + rest[1])


def _above(text: str, place: Place, lines: list[str]) -> Splice:
    """Return the splice that writes `lines` as the first of a block mapping, above the remarks on what was first."""
    level = column(text, place[0])
    at = place[0] - level
    if text[at : place[0]].strip():
        raise CannotEdit("it would come first where the line holds something else. Write it by hand.")
    while level and at:
        above = text.rfind("\n", 0, at - 1) + 1
        if not text[above:at].startswith(" " * level + "#"):
            break
        at = above
    return Splice(at, at, "".join(line + line_break_of(text) for line in lines))


def _below(text: str, level: int, extents: list[Extent], lines: list[str], is_last: bool) -> Splice:
    """Return the splice that writes `lines` behind the last of `extents`, parts of a block container."""
    at = _line_behind(text, extents[-1][1], level)
    if _set_apart(text, extents, at, is_last):
        lines = ["", *lines]
    line_break = line_break_of(text)
    added = "".join(line + line_break for line in lines)
    return Splice(at, at, added if text[at - 1] == "\n" else line_break + added)


def _line_behind(text: str, end: int, level: int) -> int:
    """Return where the next part at `level` goes: below the remarks that belong to what ends at `end`.

    Those are the ones indented deeper, and those at its own level if what follows stands further left.
    """
    settled = offset = next_line(text, end)
    same_level = settled
    while offset < len(text):
        line = text[offset : line_end(text, offset)]
        indentation = len(line) - len(line.lstrip(" \t"))
        if line.strip() and not line.lstrip(" \t").startswith("#"):
            return same_level if indentation < level else settled
        offset = next_line(text, offset)
        if line.strip() and indentation > level:
            settled = same_level = offset
        elif line.strip() and indentation == level:
            same_level = offset
    return same_level if level else settled


def _set_apart(text: str, extents: list[Extent], at: int, is_last: bool) -> bool:
    """Return whether the parts around are separated by blank lines, so that a new one should be as well."""
    if len(extents) < 2 or KEEPS_BLANK_LINES.search(text, *extents[-1]):
        return False
    behind = is_last or BLANK_LINE.match(text, at - 1) is not None
    return behind and BLANK_LINE.search(text, extents[-2][1], extents[-1][0]) is not None
