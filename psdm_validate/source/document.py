"""What reading a file yields: a document with its places, or the problems for which it was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from psdm_validate.source.places import Extent, FieldPath, Found, Place, Value, extent_to_show, follow, offsets_in

__all__ = ["Document", "FieldPath", "Problem", "Refused", "Span", "span_of"]


class Span(NamedTuple):
    """A stretch of text: 1-based lines and columns in characters, and offsets; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


def span_of(text: str, extent: Extent) -> Span:
    """Return the span of two character offsets into `text`; lines end with LF."""
    start, end = extent
    return Span(*_line_and_column(text, start), *_line_and_column(text, end), start, end)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the input grammar refuses, in a project manager's words."""

    span: Span
    message: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one file, and where each is written.

    `path` is as given. `text` is decoded, without a leading byte order mark and with CRLF kept, so that
    offsets into it are true. `value` is plain Python: dict, list, str, int, Decimal, bool, None.
    """

    path: str
    text: str
    value: dict[str, Value]
    _places: Place = field(repr=False, compare=False)

    def has(self, path: FieldPath) -> bool:
        """Return whether `path` names something that is written, an empty value included."""
        return follow(self._places, path).steps == len(path)

    def locate(self, path: FieldPath) -> Span:
        """Return the span to point at when speaking of `path`.

        - A scalar, or a flow container on one line: its own span. That of a block scalar (`|`, `>`) ends
          after its last line break, blank lines after it included.
        - An empty value, or a container over several lines: the key that holds it; in a list, from the
          dash of the item to the end of its first key; for the whole document, its first key.
        - A path that is not there: its deepest existing ancestor by the same rule.
        """
        return span_of(self.text, extent_to_show(self.text, follow(self._places, path)))

    def key(self, path: FieldPath) -> Span:
        """Return the span of the key of the mapping entry that `path` names, else the same as locate."""
        found = follow(self._places, path)
        if found.key and found.steps == len(path):
            return span_of(self.text, found.key)
        return self.locate(path)

    def lines(self, path: FieldPath) -> range:
        """Return the numbers of the lines, from 1 on, from the first to the last thing written in the value."""
        offsets = tuple(offsets_in(follow(self._places, path).place))
        span = span_of(self.text, (min(offsets), max(offsets)))
        return range(span.line, span.end_line + 1)

    def along(self, path: FieldPath) -> tuple[Found, ...]:
        """Return the places on the way to `path`, the document's own first, as far as they are written."""
        reached = follow(self._places, path).steps
        return tuple(follow(self._places, path[:steps]) for steps in range(reached + 1))


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be judged, with at least one problem, in order of place.

    `text` is for showing the lines: undecodable bytes appear as U+FFFD.
    """

    path: str
    text: str
    problems: tuple[Problem, ...]
