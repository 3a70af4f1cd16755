"""Values made safe to stand in a note on a merge request, and blocks that fit into one."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.reporters.columns import visible

SIGILS = "@#!~%$&^["
"""What begins a mention of a person, an issue, a label: forges look for these after Markdown has been rendered, so
that encoding alone does not stop them. A space of no width behind each does."""
PLAIN = " .,;:()"
JOINTS = "-/"
"""Without a meaning between two letters or digits, as in dates and paths."""
NO_WIDTH = "&#8203;"


def note_words(text: str) -> str:
    """The text on one line, with nothing in it that is markup, a mention, a reference or a quick action."""
    shown = visible(" ".join(text.split()))
    return "".join(_entity(shown, place) + (NO_WIDTH if shown[place] in SIGILS else "") for place in range(len(shown)))


def note_code(text: str) -> str:
    """The text as code, to be copied as it is; forges look for no mentions in code."""
    shown = visible(text)
    return f"<code>{''.join(_entity(shown, place) for place in range(len(shown)))}</code>"


def fitting_blocks(blocks: Iterable[str], most: int, left_out: str) -> str:
    """As many of the blocks, in order, as fit into `most` characters; `left_out` tells of the others by its {count}."""
    blocks = tuple(blocks)
    room = most - len(left_out) - len(str(len(blocks)))
    taken: list[str] = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        taken.append(block)
    rest = len(blocks) - len(taken)
    return "\n\n".join([*taken, *([left_out.format(count=rest)] if rest else [])])


def _entity(text: str, place: int) -> str:
    """The character at that place, as a numeric entity where any markup could give it a meaning."""
    character = text[place]
    joins = character in JOINTS and text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
    plain = not character.isascii() or character.isalnum() or character in PLAIN or joins
    return character if plain else f"&#{ord(character)};"
