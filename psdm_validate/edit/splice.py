"""One stretch of a text and what stands there instead."""

from __future__ import annotations

from typing import NamedTuple


class Splice(NamedTuple):
    """From `start` up to `end` (offsets in characters) the text becomes `written`."""

    start: int
    end: int
    written: str

    def into(self, text: str) -> str:
        """Return `text` with this splice made; all before and behind it is as it was."""
        return text[: self.start] + self.written + text[self.end :]
