"""What the gate says of a merge as a whole, the same in every form."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Finding
from psdm_validate.finding_words import editions_words
from psdm_validate.merge_report import MergeReport

SHOWN = 5
"""How many files a sentence bears; the rest are counted."""


def verdict_words(report: MergeReport) -> str:
    """The verdict in a sentence."""
    verdict, merge = report.verdict, f"{report.brings} into {report.verdict.base}"
    if verdict.stopped:
        return f"Could not judge the merge of {merge}: {verdict.stopped}."
    if verdict.faults:
        return f"Could not judge the merge of {merge}: the validator failed, see below."
    if verdict.blocking:
        verb = "blocks" if len(verdict.blocking) == 1 else "block"
        return f"Blocked: {counted(len(verdict.blocking), 'new finding')} {verb} the merge of {merge}."
    if verdict.unjudged:
        return f"Blocked: a part of the merge of {merge} cannot be judged."
    alarms = f" {counted(len(verdict.alarms), 'new alarm')}." if verdict.alarms else ""
    return f"Nothing blocks the merge of {merge}.{alarms}"


def level_words(finding: Finding) -> str:
    """What a finding weighs: a fact is an alarm, whatever the level of its rule."""
    return "alarm" if finding.fact else finding.level.value


def next_words(report: MergeReport) -> str | None:
    """What to do where there is no verdict."""
    if report.verdict.stopped:
        return "Put that right on your branch, or on the target in a merge request of its own, and run the gate again."
    if report.verdict.faults:
        return "Report this with the command you ran; until it is repaired nothing may be merged on this verdict."
    return None


def judged_by_words(report: MergeReport) -> Iterator[str]:
    """By what it was judged where that is not what a reader expects."""
    verdict = report.verdict
    for older in report.older:
        yield (
            f"{older.file} cannot be read on {report.branch} ({older.because}), so the merge was held against the "
            f"last version that can be: {older.version}."
        )
    if verdict.first:
        yield f"There is no portfolio on {report.branch} yet, so the merge is judged by the settings that it brings."
    if verdict.governing:
        more = len(verdict.governing) - SHOWN
        files = ", ".join(verdict.governing[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        yield (
            f"The merge changes by what merges are judged ({files}). It was itself judged by the settings, roles, "
            f"contacts and waivers that {report.branch} has."
        )


def counts_words(report: MergeReport) -> Iterator[str]:
    """What was looked at, and the findings that count neither for nor against the merge."""
    verdict = report.verdict
    looked_at = ", ".join(
        (
            counted(verdict.records, "record"),
            counted(len(verdict.rules), "rule"),
            f"edition {verdict.policy.edition}",
            f"as of {verdict.as_of}",
        )
    )
    yield f"Looked at {looked_at}. Compared {verdict.base} with {verdict.head}."
    yield from editions_words(verdict.editions, verdict.policy.edition)
    for name, override in verdict.overrides.items():
        yield f"The settings override {name}: {override}."
    old, settled = len(verdict.standing), len(verdict.settled)
    if old:
        yield f"{report.branch} has {counted(old, 'finding')} already; old ones never block a merge."
    if settled:
        yield f"The merge settles {counted(settled, 'finding')} of {report.branch}."
    if verdict.excused:
        yield f"Excused by waivers or accepted as they are: {counted(len(verdict.excused), 'finding')}."
