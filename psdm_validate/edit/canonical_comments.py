"""Which field or item of a document each comment and blank line belongs to, so that it can move with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from psdm_validate.edit.canonical_scalars import block_scalar
from psdm_validate.edit.extents import column, is_flow
from psdm_validate.source import FieldPath, Value
from psdm_validate.source.places import Place, follow

COMMENT = re.compile(r"#[^\n]*")


class Beside(NamedTuple):
    """A comment at the end of a line: the blanks before it, and how many characters of code stand before those."""

    text: str
    gap: int
    code: int


class Comments:
    """Comments and blank lines ("") by the path of the field or item that they belong to.

    `top` stands at the beginning of the file, set off by a blank line; `above` and `beside` a field or item; `below`
    everything else in a container.
    """

    def __init__(self) -> None:
        self.top: list[str] = []
        self.above: defaultdict[FieldPath, list[str]] = defaultdict(list)
        self.beside: dict[FieldPath, Beside] = {}
        self.below: defaultdict[FieldPath, list[str]] = defaultdict(list)


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
    start, end, inside = place
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


def comments_of(text: str, root: Place, value: Value) -> Comments:
    """Return the comments of a document, each once."""
    finder = _Finder(text, root)
    before: Leaf | None = None
    for after in (*leaves(text, root, value), None):
        finder.between(before, after)
        before = after
    return finder.comments


def comment_texts(text: str, root: Place, value: Value) -> list[str]:
    """Return what all comments of a document say, sorted."""
    texts, position = [], 0
    for leaf in (*leaves(text, root, value), Leaf(len(text), len(text), ())):
        texts += COMMENT.findall(text[position : leaf.start])
        texts += [text[slice(*leaf.header_comment)]] if leaf.header_comment else []
        position = leaf.end
    return sorted(comment.rstrip() for comment in texts)


class _Finder:
    """Goes from leaf to leaf, and hands on what it finds between them."""

    def __init__(self, text: str, root: Place) -> None:
        self.text = text
        self.root = root
        self.comments = Comments()

    def between(self, before: Leaf | None, after: Leaf | None) -> None:
        start = before.end if before else 0
        lines = self.text[start : after.start if after else len(self.text)].split("\n")
        if after:
            lines.pop()  # The beginning of the leaf's own line has no room for a comment.
        if before and before.header_comment:
            self._set_beside(before, *before.header_comment)
        if before and lines and start and self.text[start - 1] != "\n":
            found = COMMENT.search(lines[0])
            if found:
                self._set_beside(before, start + found.start(), start + found.end())
            start += len(lines.pop(0)) + 1
        self._lines_between(before, after, lines, start)
        if before is None and after:
            self._set_top(self.comments.above[after.path[:1]])

    def _lines_between(self, before: Leaf | None, after: Leaf | None, lines: list[str], start: int) -> None:
        owners = _Owners(self.text, self.root, before, after)
        blank: list[str] = []
        for line in lines:
            found = COMMENT.search(line)
            if found:
                owner = owners.take(start + len(line) - len(line.lstrip(" \t")))
                side = self.comments.above if owner is None else self.comments.below
                target = side[owners.next_path if owner is None else owner]
                target += [*blank, found[0].rstrip()]
                blank = []
            elif not line.strip(" \t\r") and not owners.within_a_field:
                blank = [""]
            start += len(line) + 1
        if after:
            self.comments.above[owners.next_path] += blank

    def _set_beside(self, leaf: Leaf, start: int, end: int) -> None:
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        code = line.rstrip(" \t")
        earlier = self.comments.beside.get(leaf.path)
        if earlier:  # That of the key; the value followed on a line of its own, and both are now one line.
            self.comments.above[leaf.path].append(earlier.text)
        beside = Beside(self.text[start:end].rstrip(), len(line) - len(code), len(code.lstrip(" -")))
        self.comments.beside[leaf.path] = beside

    def _set_top(self, above_first: list[str]) -> None:
        """Part the head of the file, which stays at the top, from what belongs to the first field."""
        while above_first and "" in above_first:
            blank = above_first.index("")
            self.comments.top += above_first[: blank + 1]
            del above_first[: blank + 1]


class _Owners:
    """To whom the lines between two leaves belong: to a container that ends there, or to what comes next.

    In lines, the indentation tells which container is meant; in brackets, the bracket that closes it.
    """

    def __init__(self, text: str, root: Place, before: Leaf | None, after: Leaf | None) -> None:
        self.text = text
        path = before.path if before else ()
        shared = _shared(path, after.path) if after else -1
        self.within_a_field = bool(before and after and before.path == after.path)
        self.next_path = after.path[: shared + 1] if after else ()
        places = {depth: follow(root, path[:depth]).place for depth in range(len(path))}
        self.ending = [(path[:depth], places[depth]) for depth in range(len(path) - 1, shared, -1)]
        outer = places.get(shared)
        self.least = column(text, outer[0]) + 1 if outer and not is_flow(outer) else 0
        self.at_the_end = after is None

    def take(self, position: int) -> FieldPath | None:
        """Return the ending container that a comment on a line beginning at `position` belongs to, None for none.

        Asked from line to line: what belongs to an outer container is never followed by lines of an inner one.
        """
        while self.ending:
            path, place = self.ending[0]
            if self._holds(place, position):
                return path
            self.ending.pop(0)
        return () if self.at_the_end else None

    def _holds(self, place: Place, position: int) -> bool:
        if is_flow(place):
            return position < place[1]
        at = column(self.text, place[0])
        return self.least <= at <= column(self.text, position)


def _shared(path: FieldPath, other: FieldPath) -> int:
    """Return how many first steps two paths have in common."""
    pairs = list(zip(path, other, strict=False))
    return next((depth for depth, (one, two) in enumerate(pairs) if one != two), len(pairs))
