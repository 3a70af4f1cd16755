"""What people are told where nothing could be read, so that there is nothing to report on."""

from __future__ import annotations

from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.note import note_words


def no_report_text(because: str) -> str:
    """The reason as a line."""
    return f"Could not judge: {visible(because)}.\n"


def no_report_markdown(because: str) -> str:
    """The reason as a note."""
    return f"### ❌ {note_words(f'Could not judge: {because}.')}\n"
