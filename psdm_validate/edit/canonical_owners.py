"""To whom a comment between two leaves belongs."""

from __future__ import annotations

from psdm_validate.edit.canonical_leaves import Leaf
from psdm_validate.edit.extents import column, is_flow
from psdm_validate.source import FieldPath
from psdm_validate.source.places import Place, follow


class Owners:
    """To whom the lines between two leaves belong: to a container that ends there, or to what comes next.

    `next_path` is the field or item that comes next, `within_a_field` whether only its value is still to come.
    In lines, the indentation tells which container is meant; in brackets, the bracket that closes it. A list that is
    not indented below its key cannot be told from what surrounds it, and is given nothing.
    """

    def __init__(self, text: str, root: Place, before: Leaf | None, after: Leaf | None) -> None:
        self.text = text
        path = before.path if before else ()
        shared = _shared(path, after.path) if after else -1
        self.within_a_field = bool(before and after and before.path == after.path)
        self.next_path = after.path[: shared + 1] if after else ()
        self.at_the_end = after is None
        places = [follow(root, path[:depth]).place for depth in range(len(path))]
        self.ending = [
            (path[:depth], places[depth])
            for depth in range(len(path) - 1, shared, -1)
            if depth == 0 or is_flow(places[depth]) or self._column(places[depth]) > self._column(places[depth - 1])
        ]

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
        return position < place[1] if is_flow(place) else self._column(place) <= column(self.text, position)

    def _column(self, place: Place) -> int:
        return column(self.text, place[0])


def _shared(path: FieldPath, other: FieldPath) -> int:
    """Return how many first steps two paths have in common."""
    pairs = list(zip(path, other, strict=False))
    return next((depth for depth, (one, two) in enumerate(pairs) if one != two), len(pairs))
