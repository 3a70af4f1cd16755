"""Which field or item of a document each comment and blank line belongs to, so that it can move with it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from psdm_validate.edit.canonical_leaves import Leaf, leaves
from psdm_validate.edit.canonical_owners import Owners
from psdm_validate.source import FieldPath, Value
from psdm_validate.source.places import Place

COMMENT = re.compile(r"#[^\n]*")


class Beside(NamedTuple):
    """A comment at the end of a line: the blanks before it, and how many characters of code stand before those."""

    text: str
    gap: int
    code: int


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments and blank lines ("") by the path of the field or item that they belong to.

    `top` stands at the beginning of the file, set off by a blank line; `above` and `beside` a field or item; `below`
    everything else in a container.
    """

    top: list[str] = field(default_factory=list)
    above: defaultdict[FieldPath, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[FieldPath, Beside] = field(default_factory=dict)
    below: defaultdict[FieldPath, list[str]] = field(default_factory=lambda: defaultdict(list))


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
        owners = Owners(self.text, self.root, before, after)
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
            self.comments.top.extend(above_first[: blank + 1])
            del above_first[: blank + 1]
