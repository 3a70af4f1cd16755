"""What edits change, line by line, for a person to read in a terminal before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from psdm_validate.edit.changes import FileEdit
from psdm_validate.source.characters import mask_forbidden

NO_FILE = "/dev/null"
NO_LINE_END = "\\ No newline at end of file"


def difference(edits: Iterable[FileEdit]) -> str:
    """Return the edits as one unified difference; nothing for edits that change nothing.

    What could steer a terminal or hide text is shown as U+FFFD. Line ends and a byte order mark are shown only
    where they change: a carriage return as `␍`.
    """
    return "".join(line + "\n" for edit in edits if edit.before != edit.after for line in _lines(edit))


def _lines(edit: FileEdit) -> Iterator[str]:
    before, after = _text(edit.before or b""), _text(edit.after)
    carriage_return = "\r" if _line_ends(before) == _line_ends(after) else "␍"
    old, new = (_shown(text, carriage_return) for text in (before, after))
    name = mask_forbidden(edit.path)
    for line in unified_diff(old, new, NO_FILE if edit.before is None else name, name, lineterm=""):
        yield from line.split("\n")


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def _line_ends(text: str) -> set[bool]:
    return {line.endswith("\r") for line in text.split("\n")[:-1]}


def _shown(text: str, carriage_return: str) -> list[str]:
    """Return the lines to compare; a missing line end at the end of the text is a line of its own."""
    lines = mask_forbidden(text.replace("\r\n", f"{carriage_return}\n")).split("\n")
    last = lines.pop()
    shown = [line.removesuffix("\r") for line in lines]
    return [*shown, f"{last}\n{NO_LINE_END}"] if last else shown
