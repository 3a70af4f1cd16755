"""The verdict on a merge for people at a terminal, most important first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from psdm_validate.duties.findings import duty_of
from psdm_validate.finding import Finding
from psdm_validate.finding_words import (
    COLOURS,
    engagement_words,
    fault_words,
    spot_words,
    unjudged_words,
    until_words,
)
from psdm_validate.merge_report import MergeReport
from psdm_validate.policy.handbook import source_words
from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.difference_text import difference_lines
from psdm_validate.reporters.gate_words import counts_words, judged_by_words, level_words, next_words, verdict_words
from psdm_validate.reporters.paragraphs import command_lines, hanging, opened, sentence


def gate_text(report: MergeReport, width: int, *, old_too: bool, coloured: bool) -> str:
    """The report in at most `width` columns; `old_too` lists what the target has already instead of counting it."""
    text = "\n".join(_lines(report, width, old_too=old_too)) + "\n"
    return text if coloured else click.unstyle(text)


def _lines(report: MergeReport, width: int, *, old_too: bool) -> Iterator[str]:
    verdict = report.verdict
    yield from hanging("", verdict_words(report), width, "red" if verdict.exit_code else "green")
    yield from hanging("Next: ", step, width) if (step := next_words(report)) else ()
    yield ""
    yield from _faults(report, width)
    yield from _findings("What blocks", verdict.blocking, report.branch, width)
    yield from _not_judged(report, width)
    yield from _findings("Alarms, which never block", verdict.alarms, report.branch, width)
    yield from _findings("New warnings and notes", verdict.remarks, report.branch, width)
    if verdict.differences:
        yield from _title("What changes", width)
        yield from difference_lines(verdict.differences, report.stakes, width)
    if old_too:
        yield from _excused(report, width)
        yield from _findings(f"What {report.branch} has already", verdict.standing, report.branch, width)
        yield from _findings("What the merge settles", verdict.settled, report.branch, width)
    for words in (*judged_by_words(report), *counts_words(report)):
        yield from hanging("", words, width)
    if (verdict.standing or verdict.settled or verdict.excused) and not old_too:
        yield "--all lists what is only counted here."


def _title(title: str, width: int) -> Iterator[str]:
    yield from (click.style(line, bold=True, underline=True) for line in hanging("", title, width))
    yield ""


def _findings(title: str, findings: Sequence[Finding], branch: str, width: int) -> Iterator[str]:
    if not findings:
        return
    yield from _title(title, width)
    for engagement, alike in groupby(sorted(findings, key=engagement_words), key=engagement_words):
        yield click.style(visible(engagement or "Shared records"), bold=True)
        for finding in alike:
            yield from _finding(finding, branch, width)
            yield ""


def _finding(finding: Finding, branch: str, width: int) -> Iterator[str]:
    level = click.style(level_words(finding), fg=COLOURS[finding.level], bold=True)
    yield from hanging(f"  {level} {click.style(finding.rule, bold=True)} ", finding.title, width)
    yield f"    {visible(finding.file)}{spot_words(finding.spot)}"
    if finding.was_file:
        yield f"    on {visible(branch)}: {visible(_place_on_target(finding))}"
    yield from hanging("    ", sentence(finding.message), width)
    duty = duty_of(finding)
    yield from hanging("    Next: ", opened(duty.step or ""), width)
    if duty.command:
        yield from command_lines(duty.command, width, "      ")
    yield from hanging("    Source: ", source_words(finding.source), width)


def _place_on_target(finding: Finding) -> str:
    same = finding.was_file == finding.file and finding.was
    return f"line {finding.was.line}" if same and finding.was else f"{finding.was_file}{spot_words(finding.was)}"


def _not_judged(report: MergeReport, width: int) -> Iterator[str]:
    unjudged = sorted(report.verdict.unjudged, key=lambda item: item.because)
    if unjudged:
        yield from _title("What cannot be judged, and so blocks", width)
    for because, group in groupby(unjudged, key=lambda item: item.because):
        yield from hanging("  ", unjudged_words(because, {item.rule for item in group}), width)
        yield ""


def _faults(report: MergeReport, width: int) -> Iterable[str]:
    for fault in report.verdict.faults:
        yield from hanging("  ", fault_words(fault), width)
        yield ""


def _excused(report: MergeReport, width: int) -> Iterator[str]:
    if report.verdict.excused:
        yield from _title("Excused", width)
    for item in report.verdict.excused:
        finding = item.finding
        place = f"{finding.file}{spot_words(finding.spot)}"
        yield from hanging(f"  {finding.rule} ", f"{place}, {until_words(item)}: {item.why}", width)
    if report.verdict.excused:
        yield ""
