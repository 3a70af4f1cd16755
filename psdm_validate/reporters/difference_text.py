"""What changes between two versions, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from psdm_validate.contract.difference import EngagementDifference
from psdm_validate.contract.stakes import ChangedFile, Stakes
from psdm_validate.reporters.difference_words import file_words, told
from psdm_validate.reporters.paragraphs import hanging


def difference_text(
    labels: tuple[str, str],
    differences: Sequence[EngagementDifference],
    stakes: Mapping[str, Stakes],
    shared: Iterable[ChangedFile],
    width: int,
    *,
    coloured: bool,
) -> str:
    """The differences in at most `width` columns; `shared` are changed records that belong to no engagement."""
    lines = [
        *hanging("", f"From {labels[0]} to {labels[1]}", width),
        "",
        *difference_lines(differences, stakes, width),
        *_shared(tuple(shared), width),
    ]
    if len(lines) == 2:
        lines.append("No record differs.")
    text = "\n".join(lines).rstrip("\n") + "\n"
    return text if coloured else click.unstyle(text)


def difference_lines(
    differences: Iterable[EngagementDifference], stakes: Mapping[str, Stakes], width: int
) -> Iterator[str]:
    """Each engagement with what changes of it, a blank line after each."""
    for difference in differences:
        about = told(difference, stakes[difference.folder])
        yield from (click.style(line, bold=True) for line in hanging("", about.heading, width))
        for section in about.sections:
            yield f"  {section.title}"
            for line in section.lines:
                yield from hanging("    - ", line, width)
        yield ""


def _shared(records: Sequence[ChangedFile], width: int) -> Iterator[str]:
    if records:
        yield click.style("Shared records", bold=True)
        for record in records:
            yield from hanging("    - ", file_words(record), width)
