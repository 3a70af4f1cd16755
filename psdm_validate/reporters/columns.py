"""Text as a terminal lays it out: counted and wrapped in columns, not in characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of characters that could steer a terminal or break a line of it."""

BEFORE_PLACE = 24
"""Columns of a long line that at most stay visible left of the place that is looked at."""


def visible(text: str) -> str:
    """The text with as many characters on one line; what could steer a terminal is shown as one that cannot."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in "\t\r\n":
        return " "
    return "�" if unicodedata.category(character) in STEERING else character


def columns(text: str) -> int:
    """How many columns a terminal gives the text: two for wide characters, none for combining marks."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitting(text: str, width: int) -> str:
    """As much of the text's beginning as fits the columns."""
    used = 0
    for place, character in enumerate(text):
        used += _columns(character)
        if used > width:
            return text[:place]
    return text


def clipped(text: str, place: int, width: int) -> tuple[str, int]:
    """The part of a line around the character at `place`, and how many columns lie before it there."""
    gap, needed, start = columns(text[:place]), columns(text), 0
    # A mark goes with its letter; left behind it would settle on the ellipsis.
    while (gap > min(BEFORE_PLACE, width // 2) and needed > width) or (start and not _columns(text[start])):
        dropped = _columns(text[start])
        gap, needed, start = gap - dropped, needed - dropped, start + 1
    shown = text[start:]
    if start:
        # Where it takes the place of a wide character, a blank keeps what follows in its column.
        shown = f"…{' ' * (_columns(shown[0]) - 1)}{shown[1:]}"
    if needed > width:
        shown = f"{fitting(shown, width - 1)}…"
    # What stands at the end of a line that is full is pointed at from its last column.
    return shown, min(gap, width - 1)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; paths, links and fingerprints stay whole, to be copied."""
    lines = [""]
    for word in _words(text, width):
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and columns(line) > width:
            lines.append(word)
        else:
            lines[-1] = line
    return lines


def _words(text: str, width: int) -> Iterator[str]:
    """The words of the text; one that is wider than a line comes in pieces, unless it is there to be copied."""
    for word in text.split():
        copied = word.isascii() and ("/" in word or word.startswith("sha256:"))
        while not copied and (piece := fitting(word, width)) != word:
            yield piece
            word = word[len(piece) :]
        yield word
