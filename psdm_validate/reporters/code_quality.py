"""The outcome as a Code Quality report, as GitLab reads it: one list of all findings.

The widget of a merge request shows what this list holds and the target's does not. So the list is whole: with what is
new alone, every finding that the target has already would be shown as settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from psdm_validate.finding import Finding, Level, Unjudged, in_order_of_place
from psdm_validate.finding_words import fault_words, override_words, unjudged_words
from psdm_validate.model.layout import SETTINGS_FILE
from psdm_validate.reporters.json_text import json_text
from psdm_validate.reporters.lasting_fingerprints import fingerprint_of, fingerprinted, fingerprinted_as
from psdm_validate.reporters.outcome import Outcome, file_of
from psdm_validate.reporters.paragraphs import sentence
from psdm_validate.reporters.plain_words import plain_words

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.NOTE: "info"}
FACT = "major"
"""Of an error about what has happened: it weighs less than what can still be left undone."""
NOT_JUDGED = "blocker"


def code_quality(outcome: Outcome) -> str:
    """The report as a JSON list; what could not be judged stands first, as blockers."""
    return json_text(
        [*_stopped(outcome), *_faults(outcome), *_unjudged(outcome), *_overrides(outcome), *_findings(outcome)]
    )


def _stopped(outcome: Outcome) -> Iterator[dict[str, Any]]:
    if outcome.stopped:
        yield _entry("could-not-judge", f"{outcome.stopped}.", NOT_JUDGED, SETTINGS_FILE, 1, fingerprint_of("stopped"))


def _faults(outcome: Outcome) -> Iterator[dict[str, Any]]:
    alike: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for fault in outcome.faults:
        alike[fault.rule, fault.subject][fault_words(fault)] = None
    for (rule, subject), words in alike.items():
        identity = fingerprint_of("fault", rule, subject)
        yield _entry(rule, f"Could not judge: {' '.join(words)}", NOT_JUDGED, file_of(subject), 1, identity)


def _unjudged(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """One entry for each file: a broken one keeps many rules from judging, which nobody wants to read one by one."""
    by_file: dict[str, list[Unjudged]] = defaultdict(list)
    for item in outcome.unjudged:
        by_file[file_of(item.subject)].append(item)
    for file, items in by_file.items():
        reasons = dict.fromkeys(item.because for item in items)
        words = [unjudged_words(why, {item.rule for item in items if item.because == why}) for why in reasons]
        yield _entry("not-judged", " ".join(words), NOT_JUDGED, file, 1, fingerprint_of("not judged", file))


def _overrides(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """One entry for each: the target has them as well, so the widget shows only those that come or go."""
    for name, words in zip(outcome.overrides, override_words(outcome.overrides), strict=True):
        yield _entry("override", words, SEVERITIES[Level.NOTE], SETTINGS_FILE, 1, fingerprint_of("override", name))


def _findings(outcome: Outcome) -> Iterator[dict[str, Any]]:
    known = outcome.known or outcome.standing
    new = sorted((*outcome.blocking, *outcome.new), key=in_order_of_place)
    # What is new is numbered above what the target has, or a breach that has grown would go by the number of the one
    # that it was, and the widget would keep silent about what blocks.
    told = [*fingerprinted_as(known, outcome.standing), *fingerprinted(new, above=known)]
    for finding, identity in sorted(told, key=lambda each: in_order_of_place(each[0])):
        words = f"{sentence(finding.message)} Next: {finding.next_step}"
        line = finding.spot.line if finding.spot else 1
        yield _entry(finding.rule, words, _severity(finding), finding.file, line, identity)


def _severity(finding: Finding) -> str:
    return FACT if finding.fact and finding.level is Level.ERROR else SEVERITIES[finding.level]


def _entry(rule: str, words: str, severity: str, file: str, line: int, fingerprint: str) -> dict[str, Any]:
    # The widget does not show the name of the check, so the rule stands in the description as well.
    return {
        "description": f"{rule}: {plain_words(words)}",
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": plain_words(file), "lines": {"begin": line}},
    }
