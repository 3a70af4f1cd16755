"""The pieces of a document's text that are neither comment nor space between: its leaves, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from psdm_validate.edit.canonical_scalars import block_scalar
from psdm_validate.edit.extents import column
from psdm_validate.source import FieldPath, Value
from psdm_validate.source.places import Place


class Leaf(NamedTuple):
    """A key, or a value that has no lines of its own for its parts."""

    start: int
    end: int
    path: FieldPath
    header_comment: tuple[int, int] | None = None


def is_spread(text: str, place: Place) -> bool:
    """Return whether a container's parts get lines of their own: they do unless it stands in brackets on one line."""
    start, end, inside = place
    return bool(inside) and (start == end or "\n" in text[start:end])


def leaves(text: str, place: Place, value: Value, path: FieldPath = (), at: int = 0) -> Iterator[Leaf]:
    """Return the leaves of a value in the order of the text; `at` is the column of the container that it is in."""
    start, _, inside = place
    if not is_spread(text, place):
        yield _leaf(text, place, value, path, at)
    elif isinstance(inside, dict) and isinstance(value, dict):
        for key, (key_start, key_end, below) in inside.items():
            yield Leaf(key_start, key_end, (*path, key))
            yield from leaves(text, below, value[key], (*path, key), column(text, start))
    elif isinstance(inside, list) and isinstance(value, list):
        for index, below in enumerate(inside):
            yield from leaves(text, below, value[index], (*path, index), column(text, start))


def _leaf(text: str, place: Place, value: Value, path: FieldPath, at: int) -> Leaf:
    start, end, inside = place
    if inside is not None and "\n" in text[start:end]:
        return Leaf(start, start + 1, path)  # Comments may stand between the brackets of an empty container.
    block = block_scalar(text[start:end], value, at) if inside is None else None
    if block is None:
        return Leaf(start, end, path)
    header_comment = (start + block.comment_start, start + block.comment_start + len(block.comment))
    return Leaf(start, start + block.length, path, header_comment if block.comment else None)
