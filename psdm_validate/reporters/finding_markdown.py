"""A finding as Markdown for a note, as every report tells it."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.duties.findings import duty_of
from psdm_validate.finding import Finding
from psdm_validate.finding_words import spot_words
from psdm_validate.policy.handbook import source_words
from psdm_validate.reporters.note import note_code, note_words
from psdm_validate.reporters.paragraphs import opened, sentence


def finding_markdown(finding: Finding, level: str, elsewhere: str = "") -> str:
    """The finding as a block: what it weighs, where, what is wrong, what to do; `elsewhere` is Markdown already."""
    return "\n".join(_lines(finding, level, elsewhere))


def _lines(finding: Finding, level: str, elsewhere: str) -> Iterator[str]:
    yield f"**{level} {finding.rule}** {note_words(finding.title)}<br>"
    yield note_code(finding.file + spot_words(finding.spot)) + elsewhere
    yield ""
    yield note_words(sentence(finding.message))
    yield ""
    duty = duty_of(finding)
    yield f"**Next:** {note_words(opened(duty.step or ''))}"
    if duty.command:
        yield ""
        yield f"<pre>{note_code(duty.command)}</pre>"
    yield ""
    yield f"<sub>{note_words(source_words(finding.source))}</sub>"
