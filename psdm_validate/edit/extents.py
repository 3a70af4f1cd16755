"""Where the things of a text begin and end: lines, values with all that is inside them, remarks.

Offsets count characters of a document's text, which keeps its CRLF. A line's end is where its line break
begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from psdm_validate.source.places import Entry, Extent, Place

COLON = re.compile(r"\s*:")
BLOCK_SCALAR_HEADER = re.compile(r"[|>][-+0-9]*")
KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def line_break_of(text: str) -> str:
    """Return the line break that ends the first line."""
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"


def line_end(text: str, offset: int) -> int:
    """Return where the line of `offset` ends."""
    found = text.find("\n", offset)
    end = len(text) if found < 0 else found
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def next_line(text: str, offset: int) -> int:
    """Return where the line after that of `offset` begins; the end of the text where there is none."""
    return text.find("\n", offset) + 1 or len(text)


def column(text: str, offset: int) -> int:
    """Return how many characters stand before `offset` on its line."""
    return offset - (text.rfind("\n", 0, offset) + 1)


def is_flow(place: Place) -> bool:
    """Return whether a place is a list in brackets or a mapping in braces."""
    return place[2] is not None and place[0] < place[1]


def is_block(place: Place) -> bool:
    """Return whether a place is a list with dashes or a mapping in lines."""
    return place[2] is not None and place[0] == place[1]


def is_empty(place: Place) -> bool:
    """Return whether nothing is written at a place: `name:` or a dash alone."""
    return place[2] is None and place[0] == place[1]


def block_scalar_header(text: str, place: Place) -> str:
    """Return the `|` or `>` with its signs where a block scalar stands, else nothing."""
    found = BLOCK_SCALAR_HEADER.match(text, place[0]) if place[2] is None and not is_empty(place) else None
    return found[0] if found else ""


def after_colon(text: str, key_end: int) -> int | None:
    """Return the offset behind the colon that follows a key, None for a key without one."""
    found = COLON.match(text, key_end)
    return found.end() if found else None


def content_end(text: str, place: Place) -> int:
    """Return where the last thing written inside a place ends, line breaks after it left out."""
    start, end, inside = place
    if inside and is_block(place):
        return content_end(text, inside[-1]) if isinstance(inside, list) else entry_end(text, [*inside.values()][-1])
    header = block_scalar_header(text, place)
    if not header:
        return end
    written = text[start:end]
    # Behind `|+` blank lines belong to the value.
    kept = written.removesuffix("\n").removesuffix("\r") if "+" in header else written.rstrip("\r\n")
    return start + len(kept)


def entry_end(text: str, entry: Entry) -> int:
    """Return where an entry of a mapping ends; with an empty value, behind its colon."""
    _, key_end, value = entry
    if not is_empty(value):
        return content_end(text, value)
    colon = after_colon(text, key_end)
    if colon is None:
        return key_end
    # The blank of `{a: , b}` keeps the comma off the colon.
    return value[0] if text[colon : value[0]] == " " else colon


def holds_remark(text: str, place: Place) -> bool:
    """Return whether a list or mapping has remarks (`# …`) between its parts."""
    position = place[0]
    for start, end in (*_written(text, place), (content_end(text, place),) * 2):
        if "#" in text[position:start]:
            return True
        position = max(position, end)
    return False


def _written(text: str, place: Place) -> Iterator[Extent]:
    """The extents of all keys and scalars inside a place, in order; of a block scalar, less its header line."""
    start, end, inside = place
    if isinstance(inside, dict):
        for key_start, key_end, value in inside.values():
            yield key_start, key_end
            yield from _written(text, value)
    elif inside is not None:
        for item in inside:
            yield from _written(text, item)
    else:
        yield (line_end(text, start) if block_scalar_header(text, place) else start), end
