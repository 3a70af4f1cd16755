"""What changes between two versions, as Markdown for a note or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from psdm_validate.contract.difference import EngagementDifference
from psdm_validate.contract.stakes import ChangedFile, Stakes
from psdm_validate.reporters.difference_words import file_words, told
from psdm_validate.reporters.note import fitting_blocks, note_words

MOST = 60_000
"""Characters of a note at most: forges cut or refuse longer ones."""
SHOWN = 40
"""Lines of a section at most, so that one large engagement leaves room for the others."""


def difference_markdown(
    labels: tuple[str, str],
    differences: Sequence[EngagementDifference],
    stakes: Mapping[str, Stakes],
    shared: Sequence[ChangedFile],
) -> str:
    """The differences as one page; `shared` are changed records that belong to no engagement."""
    records = "\n".join(f"- {note_words(file_words(record))}" for record in shared)
    blocks = [
        f"From {note_words(labels[0])} to {note_words(labels[1])}",
        *difference_blocks(differences, stakes),
        *(["**Shared records**", records] if shared else []),
        *([] if differences or shared else ["No record differs."]),
    ]
    return fitting_blocks(blocks, MOST, "{count} more parts are left out here.") + "\n"


def difference_blocks(differences: Iterable[EngagementDifference], stakes: Mapping[str, Stakes]) -> Iterator[str]:
    """Each engagement as a part that opens on a click."""
    for difference in differences:
        about = told(difference, stakes[difference.folder])
        summary = ", ".join(f"{section.title.lower()} {len(section.lines)}" for section in about.sections)
        lines = [f"<details><summary>{note_words(about.heading)} ({note_words(summary)})</summary>", ""]
        for section in about.sections:
            lines += [f"**{section.title}**", "", *_listed(section.lines), ""]
        yield "\n".join([*lines, "</details>"])


def _listed(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"- {note_words(line)}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN} more"
