"""The report for people at a terminal: the line with a caret, what is wrong, the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Excused, Fault, Finding, Level, Report, Spot, Unjudged
from psdm_validate.finding_words import (
    COLOURS,
    editions_words,
    engagement_words,
    fault_words,
    line_words,
    override_words,
    spot_words,
    unjudged_words,
    until_words,
)
from psdm_validate.policy.handbook import source_words
from psdm_validate.reporters.columns import clipped, columns, visible
from psdm_validate.reporters.paragraphs import hanging, sentence


def text_report(report: Report, width: int, *, coloured: bool) -> str:
    """The report in at most `width` columns, grouped by engagement, with a summary at its end."""
    lines = list(_lines(report, width))
    text = "\n".join(lines) + "\n"
    return text if coloured else click.unstyle(text)


def _lines(report: Report, width: int) -> Iterator[str]:
    for engagement, findings in groupby(sorted(report.findings, key=engagement_words), key=engagement_words):
        yield click.style(visible(engagement or "Shared records"), bold=True, underline=True)
        yield ""
        for finding in findings:
            yield from _finding(finding, width)
            yield ""
    yield from _excused(report.excused, width)
    yield from _not_judged(report.unjudged, width)
    yield from _faults(report.faults, width)
    yield from _summary(report, width)


def _finding(finding: Finding, width: int) -> Iterator[str]:
    words = f"{finding.level.value} (alarm)" if finding.fact else finding.level.value
    level = click.style(words, fg=COLOURS[finding.level], bold=True)
    yield from hanging(f"{level} {click.style(finding.rule, bold=True)} ", finding.title, width)
    spot = finding.spot
    yield f"  {visible(finding.file)}{spot_words(spot)}"
    if spot and spot.text.strip():
        yield from _excerpt(spot, width, COLOURS[finding.level])
    yield from hanging("  ", sentence(finding.message), width)
    yield from hanging("  Next:   ", finding.next_step, width)
    yield from hanging("  Source: ", source_words(finding.source), width)


def _excerpt(spot: Spot, width: int, shade: str) -> Iterator[str]:
    """The line and a caret below it; of a line that is too long, the part around the caret."""
    margin = f"  {spot.line} | "
    room = width - len(margin)
    text = visible(spot.text)
    shown, gap = clipped(text, spot.column - 1, room)
    marked = columns(text[spot.column - 1 : spot.end_column - 1])
    caret = "^" * max(1, min(marked, room - gap))
    yield f"{margin}{shown}"
    yield f"{' ' * (len(margin) - 2)}| {' ' * gap}{click.style(caret, fg=shade, bold=True)}"


def _excused(excused: Iterable[Excused], width: int) -> Iterator[str]:
    for item in excused:
        finding = item.finding
        head = f"{click.style('excused', fg='cyan', bold=True)} {click.style(finding.rule, bold=True)} "
        yield from hanging(head, f"{line_words(finding)}, {until_words(item)}: {item.why}", width)
    if excused:
        yield ""


def _not_judged(unjudged: Iterable[Unjudged], width: int) -> Iterator[str]:
    for because, group in groupby(sorted(unjudged, key=lambda item: item.because), key=lambda item: item.because):
        yield click.style("not judged", fg="yellow", bold=True)
        yield from hanging("  ", unjudged_words(because, {item.rule for item in group}), width)
        yield ""


def _faults(faults: Iterable[Fault], width: int) -> Iterator[str]:
    for fault in faults:
        yield click.style("could not judge", fg="red", bold=True)
        yield from hanging("  ", fault_words(fault), width)
        yield ""


def _summary(report: Report, width: int) -> Iterator[str]:
    looked_at = (
        f"{counted(len(report.engagements), 'engagement')}, {counted(report.files, 'record')}, "
        f"{counted(len(report.rules), 'rule')}, edition {report.edition}, as of {report.as_of}"
    )
    yield from hanging("", f"Looked at {looked_at} ({report.tree}).", width)
    for words in (*editions_words(report.editions, report.edition), *override_words(report.overrides)):
        yield from hanging("", words, width)
    if report.stopped:
        yield from hanging("", f"Could not judge: {report.stopped}.", width, "red")
    elif report.faults:
        yield from hanging("", "Could not judge: the validator failed, see above.", width, "red")
    else:
        counts = ", ".join(counted(report.count(level), level.value) for level in Level)
        verdict = "Findings block." if report.exit_code else "Nothing blocks."
        yield from hanging("", f"{verdict} {counts}.", width, "red" if report.exit_code else "green")
