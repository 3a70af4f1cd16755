"""Text of a record made safe to stand in Markdown, HTML and SVG alike."""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

Markup = NewType("Markup", str)
"""Text that may go into a page as it is. Values of records become it by `encode` and by no other way."""

# A reordering mark could make a page show other words than the record holds.
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")


def visible(text: str) -> str:
    """The characters of the text that a page shows: on one line, without control and reordering marks."""
    return " ".join("".join(filter(_is_shown, " ".join(text.split()))).split())


def encode(text: str) -> Markup:
    """The visible text with every ASCII character that any markup gives a meaning as a numeric entity."""
    return Markup(_SPECIAL.sub(lambda special: f"&#{ord(special.group())};", visible(text)))


def _is_shown(character: str) -> bool:
    if character in _REORDERING or unicodedata.category(character) in ("Cc", "Cs"):
        return False
    # Unicode keeps these for programs; XML, and so SVG, refuses some of them.
    return not (ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF)
