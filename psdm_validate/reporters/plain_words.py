"""Values made safe to stand in a report that a forge shows as plain text."""

from __future__ import annotations

from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.note import SIGILS

OPENING = SIGILS + "]<"
"""What begins a mention, a reference, a link, a tag, an entity, a placeholder or the name of an attachment. Some of
what is meant as plain text is put into a page as HTML all the same, so this is no matter of Markdown alone."""
NO_WIDTH = "\u200b"
NONCHARACTERS = 0xFFFE
"""The last two code points of every plane are none that XML can hold."""


def plain_words(text: str) -> str:
    """The text on one line, as it reads, with nothing in it that a forge, a terminal or an XML parser acts on."""
    shown = visible(" ".join(text.split()))
    return "".join(_apart(shown, place) for place in range(len(shown)))


def _apart(text: str, place: int) -> str:
    character = text[place]
    if ord(character) & NONCHARACTERS == NONCHARACTERS:
        return "\ufffd"
    # A space of no width parts it from what follows; at the end of a word it opens nothing.
    opens = character in OPENING and text[place + 1 : place + 2].strip()
    return f"{character}{NO_WIDTH}" if opens else character
