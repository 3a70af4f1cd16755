"""What YAML offers and governed records do without: how each is refused, and how to write it instead.

Governance data gains nothing from these, and every known trick to make a reviewer read one thing and a
program another needs at least one of them.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from psdm_validate.source.document import Problem, span_of
from psdm_validate.source.places import Extent

DEEPEST = 32  # levels of nesting, the document itself being the first
LONGEST_EXCERPT = 40  # characters


class Refusal(NamedTuple):
    """One construct. `{written}` stands for the offending text; other names come from who refuses."""

    message: str
    next_step: str


EMPTY = Refusal(
    "the file holds no record: it is empty or has only comments",
    "Write the record's fields as `name: value`, or delete the file.",
)
ROOT_NOT_MAPPING = Refusal(
    "a record is a set of fields, but this file starts with `{written}`",
    "Write `name: value` lines at the top level.",
)
ANCHOR = Refusal(
    "`{written}` names a value for use elsewhere (an anchor)",
    "Delete `{written}` and write the value wherever it is needed; text that starts with & goes in quotes.",
)
ALIAS = Refusal(
    "`{written}` stands for a value that is written elsewhere (an alias)",
    "Write the value itself here; text that starts with * goes in quotes.",
)
TAG = Refusal(
    "`{written}` sets the type of a value (a tag)",
    "Delete `{written}`; to make a value text put it in quotes, and so with text that starts with !.",
)
DIRECTIVE = Refusal(
    "`{written}` changes how the file is read (a directive)",
    "Delete the line; records are always read as YAML 1.2.",
)
SECOND_DOCUMENT = Refusal(
    "a second document starts here",
    "Keep one record in one file: move the rest to its own file, or delete the extra `---`.",
)
MERGE_KEY = Refusal(
    "`{written}` copies fields from elsewhere (a merge key)",
    "Write the fields themselves here.",
)
COMPLEX_KEY = Refusal(
    "a list or a group of fields stands where the name of a field should be",
    'Write the name as plain text; a name that starts with [ or {{ goes in quotes, as in "[x]": value.',
)
EMPTY_KEY = Refusal(
    "a value stands here without the name of its field",
    "Write the name before the colon.",
)
KEY_NOT_TEXT = Refusal(
    "the name `{written}` reads as {kind}, not as text",
    'Put it in quotes: "{written}".',
)
DUPLICATE_KEY = Refusal(
    "`{written}` is written twice in one place; the first stands on line {line}",
    "Keep one of the two, or rename one.",
)
UNFIT_NUMBER = Refusal(
    "`{written}` {why}",
    "Write the number that is meant, or put it in quotes if it is text.",
)
ESCAPED_CHARACTER = Refusal(
    "`{written}` holds an escape for {code}, {what}",
    "Delete the escape sequence, or type the character that is meant.",
)
TOO_DEEP = Refusal(
    f"`{{written}}` is more than {DEEPEST} levels deep; nothing after it was read",
    "Bring it nearer to the top level; no record needs such depth.",
)


MOST_PROBLEMS = 100  # nobody mends more in one go, and a hostile file holds a hundred thousand
PROPERTY = re.compile(r"([&!])[^\s,\[\]{}]*")


class CannotGoOn(Exception):
    """Reading further would cost too much or say nothing new; what was refused so far stands."""


class Refusals:
    """The problems found so far in one text. Every `add` raises CannotGoOn when there are too many."""

    __slots__ = ("problems", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def add(self, extent: Extent, refusal: Refusal, **details: object) -> None:
        """Refuse what stands at `extent`."""
        details["written"] = excerpt(self.text[slice(*extent)])
        message, next_step = (sentence.format(**details) for sentence in refusal)
        self.problems.append(Problem(span_of(self.text, extent), message, next_step))
        if len(self.problems) >= MOST_PROBLEMS:
            raise CannotGoOn

    def add_line(self, start: int, refusal: Refusal) -> None:
        """Refuse what starts at `start`, shown to the end of its line."""
        line_end = self.text.find("\n", start)
        line = self.text[start : line_end if line_end >= 0 else None]
        self.add((start, start + len(line.rstrip())), refusal)

    def add_duplicate(self, extent: Extent, first: int) -> None:
        """Refuse the key at `extent`, written before at offset `first`."""
        self.add(extent, DUPLICATE_KEY, line=span_of(self.text, (first, first)).line)

    def add_key(self, extent: Extent, key: str, kind: str) -> None:
        """Refuse the plain key at `extent`, which reads as `kind`."""
        if key == "<<":
            self.add(extent, MERGE_KEY)
        elif extent[0] == extent[1]:
            self.add(extent, EMPTY_KEY)
        else:
            self.add(extent, KEY_NOT_TEXT, kind=kind)

    def add_properties(self, event: Any) -> None:
        """Refuse the anchor and the tag of an event of the parser, which stand before its value."""
        position = event.start_mark.index
        for _ in range((event.anchor is not None) + (event.tag is not None)):
            found = PROPERTY.search(self.text, position)
            if found:
                self.add(found.span(), ANCHOR if found[1] == "&" else TAG)
                position = found.end()


def excerpt(written: str) -> str:
    """Return the first line of `written`, cut to a length that fits in a sentence."""
    first_line = written.strip().partition("\n")[0].rstrip()
    whole = len(first_line) <= LONGEST_EXCERPT and first_line == written.strip()
    return first_line if whole else first_line[:LONGEST_EXCERPT].rstrip() + "…"
