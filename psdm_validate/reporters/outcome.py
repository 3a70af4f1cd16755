"""What a check or a gate came to, in the form that reports for a forge are made from: one for both verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from psdm_validate.finding import Excused, Fault, Finding, Level, Report, Unjudged
from psdm_validate.merge_report import MergeReport
from psdm_validate.model.layout import SETTINGS_FILE, TOP, engagement_folder
from psdm_validate.policy.policy import in_force
from psdm_validate.policy.policy_file import EDITIONS
from psdm_validate.rules.entry import Entry


@dataclass(frozen=True)
class Outcome:
    """Every finding, what could not be judged, and what was looked at."""

    verb: str
    engagements: tuple[str, ...] = ()
    """Folders of the engagements looked at."""
    rules: tuple[str, ...] = ()
    """Ids of the rules that were judged."""
    edition: str = ""
    """That of the day."""
    editions: Mapping[str, str | None] = field(default_factory=dict)
    """That of each engagement by its folder; None where it is unknown."""
    packs: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    """What the settings changed: name and "14 instead of 10"."""
    blocking: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    """What else is new: alarms, warnings, notes. A check compares with nothing, so all its findings stand already."""
    standing: tuple[Finding, ...] = ()
    excused: tuple[Excused, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    faults: tuple[Fault, ...] = ()
    stopped: str | None = None
    known: tuple[Finding, ...] = ()
    """Every finding of the target, for a gate."""
    touched: tuple[str, ...] = ()
    """Folders of the engagements that a merge changes and leaves in place."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that count, what blocks first."""
        return (*self.blocking, *self.new, *self.standing)

    def judges(self, rule: Entry, engagement: str) -> bool:
        """Whether a rule is in force for an engagement for certain: where its edition is unknown, in all of them."""
        edition = self.editions.get(engagement)
        return all(in_force(rule.editions, each, self.packs) for each in ((edition,) if edition else EDITIONS))


def outcome_of_check(report: Report) -> Outcome:
    """What a check came to; errors block, facts among them."""
    return Outcome(
        verb="check",
        engagements=report.engagements,
        rules=report.rules,
        edition=report.edition,
        editions=report.editions,
        packs=report.packs,
        overrides=report.overrides,
        blocking=tuple(finding for finding in report.findings if finding.level is Level.ERROR),
        standing=tuple(finding for finding in report.findings if finding.level is not Level.ERROR),
        excused=report.excused,
        unjudged=report.unjudged,
        faults=report.faults,
        stopped=report.stopped,
    )


def outcome_of_merge(report: MergeReport) -> Outcome:
    """What a gate came to."""
    verdict = report.verdict
    changed = {difference.folder for difference in verdict.differences}
    return Outcome(
        verb="gate",
        engagements=verdict.engagements,
        rules=verdict.rules,
        edition=verdict.policy.edition,
        editions=verdict.editions,
        packs=verdict.policy.packs,
        overrides=verdict.overrides,
        blocking=verdict.blocking,
        new=(*verdict.alarms, *verdict.remarks),
        standing=verdict.standing,
        excused=verdict.excused,
        unjudged=verdict.unjudged,
        faults=verdict.faults,
        stopped=verdict.stopped,
        known=verdict.known,
        touched=tuple(folder for folder in verdict.engagements if folder in changed),
    )


def outcome_of_nothing(verb: str, because: str) -> Outcome:
    """A run that ended before anything could be judged."""
    return Outcome(verb=verb, stopped=because)


def engagement_of(subject: str) -> str | None:
    """The engagement that something not judged belongs to; None for what engagements share."""
    return engagement_folder(f"{subject}/")


def file_of(subject: str) -> str:
    """The file to point at for something not judged: itself, the engagement's record, or the settings for all."""
    if engagement_of(subject) == subject:
        return f"{subject}/engagement.yaml"
    return subject if subject.startswith(f"{TOP}/") else SETTINGS_FILE
