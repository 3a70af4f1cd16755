"""The report of a check as Markdown for a note or an issue: a part for each engagement that opens on a click."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Finding, Level, Report
from psdm_validate.finding_words import (
    editions_words,
    engagement_words,
    fault_words,
    override_words,
    spot_words,
    unjudged_words,
    until_words,
)
from psdm_validate.reporters.difference_markdown import MOST
from psdm_validate.reporters.finding_markdown import finding_markdown
from psdm_validate.reporters.note import fitting_blocks, note_code, note_words

SHARE = 6_000
"""Characters that an engagement may take in any case, so that many of them leave the worst ones readable."""


def check_markdown(report: Report) -> str:
    """The report, most important first, in fewer than 60,000 characters; findings that do not fit are counted."""
    first = f"### {'❌' if report.exit_code else '✅'} {note_words(_verdict(report))}"
    silent = fitting_blocks(_not_judged(report), MOST // 4, "**{count} more reasons are left out here.**")
    last = fitting_blocks(_last(report), MOST // 10, "- and {count} more remarks")
    room = MOST - sum(len(part) + 2 for part in (first, silent, last))
    return "\n\n".join(part for part in (first, silent, *_engagements(report, room), last) if part) + "\n"


def _verdict(report: Report) -> str:
    counts = ", ".join(counted(report.count(level), level.value) for level in Level)
    if report.stopped:
        return f"Could not judge: {report.stopped}."
    if report.faults:
        return f"Could not judge: the validator failed. Found so far: {counts}."
    if report.unjudged and not report.count(Level.ERROR):
        return f"A part could not be judged, and so blocks. {counts}."
    return f"{'Findings block' if report.exit_code else 'Nothing blocks'}. {counts}."


def _not_judged(report: Report) -> Iterator[str]:
    yield from (f"- Could not judge: {note_words(fault_words(fault))}" for fault in report.faults)
    for why in dict.fromkeys(item.because for item in report.unjudged):
        rules = {item.rule for item in report.unjudged if item.because == why}
        yield f"- Not judged: {note_words(unjudged_words(why, rules))}"


def _engagements(report: Report, room: int) -> Iterator[str]:
    """A part for each engagement, those with errors first, as far as there is room."""
    by_engagement: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_engagement[engagement_words(finding)].append(finding)
    parts = sorted(by_engagement.items(), key=lambda part: (-_errors(part[1]), part[0]))
    room -= len(_left_out(parts))
    for place, (engagement, findings) in enumerate(parts):
        share = max(SHARE, room // (len(parts) - place))
        part = _engagement(engagement, findings, min(share, room))
        room -= len(part) + 2
        if room < 0:
            yield _left_out(parts[place:])
            return
        yield part


def _left_out(parts: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    findings = counted(sum(len(findings) for _, findings in parts), "finding")
    return f"**Left out here: {counted(len(parts), 'engagement')} with {findings}.**"


def _engagement(engagement: str, findings: Sequence[Finding], most: int) -> str:
    counts = ", ".join(
        counted(number, level.value) for level in Level if (number := sum(each.level is level for each in findings))
    )
    head = f"<details><summary>{note_words(engagement or 'Shared records')} ({counts})</summary>"
    by_weight = sorted(findings, key=lambda finding: list(Level).index(finding.level))
    blocks = map(_finding, by_weight)
    room = most - len(head) - len("\n\n\n\n</details>")
    return f"{head}\n\n{fitting_blocks(blocks, room, '**{count} more findings are left out here.**')}\n\n</details>"


def _errors(findings: Sequence[Finding]) -> int:
    return sum(finding.level is Level.ERROR for finding in findings)


def _finding(finding: Finding) -> str:
    return finding_markdown(finding, f"{finding.level.value} (alarm)" if finding.fact else finding.level.value)


def _last(report: Report) -> Iterator[str]:
    looked_at = ", ".join(
        (
            counted(len(report.engagements), "engagement"),
            counted(report.files, "record"),
            counted(len(report.rules), "rule"),
            f"edition {report.edition}",
            f"as of {report.as_of}",
        )
    )
    yield f"- Looked at {note_words(f'{looked_at} ({report.tree}).')}"
    for words in (*editions_words(report.editions, report.edition), *override_words(report.overrides)):
        yield f"- {note_words(words)}"
    for item in report.excused:
        where = note_code(item.finding.file + spot_words(item.finding.spot))
        yield f"- Excused: {item.finding.rule} {where}, {note_words(f'{until_words(item)}: {item.why}')}"
