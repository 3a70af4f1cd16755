"""Characters that no record may hold: they hide text from a reviewer or end a line that looks whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from psdm_validate.source.document import Problem, span_of

MOST_REPORTED = 100  # a binary file would otherwise yield a problem for every byte


class Family(NamedTuple):
    """Characters that are refused for one reason. `members` is the inside of a regular-expression class."""

    members: str
    what: str
    next_step: str


FAMILIES = (
    Family(
        "\r",
        "a carriage return that ends a line for some programs only",
        "Save the file with one kind of line end, LF or CRLF.",
    ),
    Family(
        "\x85\u2028\u2029",
        "a line break that most editors do not show",
        "Delete it, and press Enter where a new line is meant.",
    ),
    Family(
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "an invisible sign that turns the direction of text, so that a reader sees other text than is there",
        "Delete it; text in right-to-left scripts needs no such sign here.",
    ),
    Family(
        "\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\uffa0\U000e0000-\U000e007f",
        "a sign that cannot be seen, so that two words look alike and are not",
        "Delete it and type the text around it again.",
    ),
    Family(
        "\ufeff",
        "a byte order mark, which may only be the very first character of a file",
        "Delete it; it often comes from joining two files.",
    ),
    Family(
        "\ud800-\udfff\ufffe\uffff",
        "not a character at all",
        "Delete it and type the text again.",
    ),
    Family(
        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f",
        "an invisible control character",
        "Delete it and type the text around it again.",
    ),
)
FORBIDDEN = re.compile("\r(?!\n)|[" + "".join(family.members for family in FAMILIES if family.members != "\r") + "]")
HARMLESS_BYTES = bytes({0x09, 0x0A, *range(0x20, 0x7F)})


def forbidden_in(text: str, data: bytes) -> list[Problem]:
    """Return a problem for each forbidden character of `text`, the first hundred; `data` is its UTF-8."""
    if not data.translate(None, HARMLESS_BYTES):
        return []  # the usual file, told ten times faster than by the expression
    return list(islice(_problems(text), MOST_REPORTED))


def first_forbidden(text: str) -> tuple[str, Family] | None:
    """Return the first forbidden character of `text` as U+XXXX, with its family."""
    found = FORBIDDEN.search(text)
    return None if found is None else (_code(found[0]), _family(found[0]))


def mask_forbidden(text: str) -> str:
    """Return `text`, of the same length, with U+FFFD for every forbidden character."""
    return FORBIDDEN.sub("\ufffd", text)


def _problems(text: str) -> Iterator[Problem]:
    for found in FORBIDDEN.finditer(text):
        family = _family(found[0])
        message = f"here stands {_code(found[0])}, {family.what}"
        yield Problem(span_of(text, found.span()), message, family.next_step)


def _family(character: str) -> Family:
    return next(family for family in FAMILIES if re.match(f"[{family.members}]", character))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
