"""The canonical form of one scalar: which texts stand in quotes, and texts that go over several lines.

Lines come without line ends; the first goes beside the colon or dash, the others one level below it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from psdm_validate.edit.scalars import quoted, written_scalar
from psdm_validate.source import Value

# Text for this program's grammar, and something else for other readers of YAML (truth values, numbers, times of day)
# or for people in a hurry (proposal::Approved looks like a field).
MISLEADING = re.compile(
    r"""  (?i: yes | no | on | off | = )
        | [-+]? ( 0[box][0-9a-fA-F_]+ | [0-9][0-9_,]*(\.[0-9_]*)? | [0-9]+(:[0-9]{1,2})+(\.[0-9]*)? )
        | .*::.*
    """,
    re.VERBOSE | re.DOTALL,
)
# A blank that is escaped at the end of a line; without the line's end nobody sees that it belongs to the text.
ESCAPED_BLANK = re.compile(r"\\[ \t]+\n")

BLOCK_HEADER = re.compile(r"(?P<style>[|>])(?P<signs>[-+0-9]*)[ \t]*(?P<comment>#[^\n]*)?")


def scalar_lines(written: str, value: Value) -> list[str]:
    """Return the lines of a scalar of a block field or item that is `written` so now and is no block scalar.

    Text over several lines keeps its line breaks and its quotes: joined, it would be hard to read.
    """
    if "\n" not in written:
        return [one_line_scalar(written, value)]
    if written.startswith('"') and ESCAPED_BLANK.search(written):
        return [quoted(str(value))]
    return [line.strip(" \t") for line in written.split("\n")]


def one_line_scalar(written: str, value: Value, in_flow: bool = False) -> str:
    """Return a scalar that is `written` so now on one line: plain if nobody can misread it, else in double quotes."""
    if isinstance(value, str):
        text = quoted(value) if MISLEADING.fullmatch(value) else written_scalar(value, in_flow)
        # Who chose an escape had a reason; it is kept where there are quotes anyway.
        return written if written.startswith('"') and text.startswith('"') else text
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null" if written or in_flow else ""
    return written


class BlockScalar(NamedTuple):
    """A text after `|` or `>`: its header, its lines without indentation, the comment behind the header.

    `length` is what it takes of the document, less the blank lines behind it that say nothing.
    """

    header: str
    lines: list[str]
    comment: str
    comment_start: int
    length: int


def block_scalar(written: str, value: Value, column: int) -> BlockScalar | None:
    """Return the block scalar that is `written` so now in a container at `column`; None for other scalars."""
    found = BLOCK_HEADER.match(written)
    if found is None:
        return None
    first_line, _, rest = written.partition("\n")
    below = rest.removesuffix("\n").split("\n") if rest else []
    digit = "".join(sign for sign in found["signs"] if sign.isdigit())
    indentation = column + int(digit) if digit else _indentation(below, column)
    lines = [line[indentation:] for line in below]
    if "+" not in found["signs"]:
        while lines and not lines[-1]:
            lines.pop()
    length = len("\n".join([first_line, *below[: len(lines)]]))
    chomping = "".join(sign for sign in found["signs"] if sign in "+-")
    if any(lines) and not str(value).endswith("\n"):
        chomping = "-"  # The file ends without a line end and shall get one, which is no part of the text.
    header = found["style"] + ("2" if digit else "") + chomping
    return BlockScalar(header, lines, found["comment"] or "", found.start("comment"), min(length + 1, len(written)))


def _indentation(lines: list[str], column: int) -> int:
    """Return how far the text is indented: as its first line that is not blank, or as a longer blank one above it."""
    found = column + 1
    for line in lines:
        found = max(found, len(line) - len(line.lstrip(" ")))
        if line.strip(" "):
            break
    return found
