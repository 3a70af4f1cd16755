"""The verdict on a merge as Markdown for a note on the merge request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psdm_validate.finding import Finding
from psdm_validate.finding_words import spot_words, until_words
from psdm_validate.merge_report import MergeReport
from psdm_validate.reporters.difference_markdown import MOST, difference_blocks
from psdm_validate.reporters.finding_markdown import finding_markdown
from psdm_validate.reporters.gate_words import counts_words, judged_by_words, level_words, next_words, verdict_words
from psdm_validate.reporters.note import fitting_blocks, note_code, note_words


def gate_markdown(report: MergeReport, *, old_too: bool) -> str:
    """The report, most important first, in fewer than 60,000 characters; what does not fit is counted."""
    verdict = report.verdict
    mark = "✅" if verdict.exit_code == 0 else "❌"
    first = [f"### {mark} {note_words(verdict_words(report))}"]
    if step := next_words(report):
        first.append(f"**Next:** {note_words(step)}")
    words = (*counts_words(report), *judged_by_words(report))
    last = fitting_blocks((f"- {note_words(each)}" for each in words), MOST // 10, "- and {count} more remarks")
    room = MOST - sum(len(block) + 2 for block in (*first, last))
    told = fitting_blocks(_blocks(report, old_too=old_too), room, "**{count} more parts are left out here.**")
    return "\n\n".join(part for part in (*first, told, last) if part) + "\n"


def _blocks(report: MergeReport, *, old_too: bool) -> Iterator[str]:
    verdict, branch = report.verdict, report.branch
    for fault in verdict.faults:
        yield f"The rule {fault.rule} failed on {note_words(fault.subject)}: {note_words(fault.error)}"
    yield from _findings("What blocks", verdict.blocking, branch)
    yield from _not_judged(report)
    yield from _findings("Alarms, which never block", verdict.alarms, branch)
    yield from _findings("New warnings and notes", verdict.remarks, branch)
    if verdict.differences:
        yield "#### What changes"
        yield from difference_blocks(verdict.differences, report.stakes)
    if old_too:
        yield from _excused(report)
        yield from _findings(f"What {branch} has already", verdict.standing, branch)
        yield from _findings("What the merge settles", verdict.settled, branch)


def _findings(title: str, findings: Iterable[Finding], branch: str) -> Iterator[str]:
    for number, finding in enumerate(findings):
        heading = f"#### {note_words(title)}\n\n" if number == 0 else ""
        yield heading + _finding(finding, branch)


def _finding(finding: Finding, branch: str) -> str:
    was = finding.was_file and note_code(finding.was_file + spot_words(finding.was))
    return finding_markdown(finding, level_words(finding), f", on {note_words(branch)} {was}" if was else "")


def _not_judged(report: MergeReport) -> Iterator[str]:
    because = dict.fromkeys(item.because for item in report.verdict.unjudged)
    if because:
        yield "#### What cannot be judged, and so blocks"
    for why in because:
        rules = sorted({item.rule for item in report.verdict.unjudged if item.because == why})
        yield f"- {note_words(why)}, so these rules could not be judged there: {', '.join(rules)}."


def _excused(report: MergeReport) -> Iterator[str]:
    for number, item in enumerate(report.verdict.excused):
        finding = item.finding
        where = note_code(finding.file + spot_words(finding.spot))
        heading = "#### Excused\n\n" if number == 0 else ""
        yield f"{heading}- {finding.rule} {where}, {note_words(f'{until_words(item)}: {item.why}')}"
