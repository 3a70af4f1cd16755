"""Where the keys and values of a document are written: a tree of character offsets beside its values.

Plain tuples, not classes: one is made for every key and value of every file, and making them is half of
what reading costs beyond libyaml itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | Decimal | bool | None"
FieldPath: TypeAlias = tuple[str | int, ...]
Extent: TypeAlias = tuple[int, int]

# (start, end, what is inside). An empty value and a block container have no text of their own: their end
# is their start.
Place: TypeAlias = "tuple[int, int, dict[str, Entry] | list[Place] | None]"
# (start of the key, end of the key, place of the value)
Entry: TypeAlias = "tuple[int, int, Place]"


class Found(NamedTuple):
    """How far a path leads: the last place on it, the key that holds that place, the steps taken."""

    place: Place
    key: Extent | None
    steps: int


def follow(root: Place, path: FieldPath) -> Found:
    """Return the place that `path` names, or its deepest existing ancestor with fewer `steps`."""
    place, key = root, None
    for taken, step in enumerate(path):
        inside = place[2]
        if isinstance(inside, dict) and isinstance(step, str) and step in inside:
            start, end, place = inside[step]
            key = (start, end)
        elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
            place, key = inside[step], None
        else:
            return Found(place, key, taken)
    return Found(place, key, len(path))


def offsets_in(place: Place) -> Iterator[int]:
    """Yield where the value starts and ends, and every key and value in it."""
    start, end, inside = place
    yield from (start, end)
    if isinstance(inside, dict):
        for key, _, value in inside.values():
            yield key
            yield from offsets_in(value)
    else:
        for item in inside or ():
            yield from offsets_in(item)


def extent_to_show(text: str, found: Found) -> Extent:
    """Return the extent that stands for a value: its own text, else its key, else the head of its item."""
    start, end, inside = found.place
    if start < end and (inside is None or "\n" not in text[start:end]):
        return start, end
    return found.key or _item_extent(text, found.place)


def _item_extent(text: str, place: Place) -> Extent:
    head_start, head_end = _head(place)
    start = _start_with_dash(text, place[0])
    if "\n" in text[start:head_end]:
        return head_start, head_end
    return start, head_end


def _head(place: Place) -> Extent:
    """Return the extent of the first thing to read in a place: its first key, or its first item's head."""
    start, end, inside = place
    while inside:
        if isinstance(inside, dict):
            key_start, key_end, _ = next(iter(inside.values()))
            return key_start, key_end
        start, end, inside = inside[0]
    return start, end


def _start_with_dash(text: str, start: int) -> int:
    """Return where the `- ` of a list item begins when the item that starts at `start` follows one."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].rstrip(" \t")
    if before == "-" or before.endswith((" -", "\t-")):
        return line_start + len(before) - 1
    return start
