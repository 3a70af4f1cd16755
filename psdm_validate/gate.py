"""The gate: what a merge would newly break on its target, judged by the target's own policy, roles and waivers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.difference import EngagementDifference, differences
from psdm_validate.finding import Excused, Fault, Finding, Level, Unjudged
from psdm_validate.judging import Judge, Judgement
from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE, model_of
from psdm_validate.model.portfolio import Portfolio, with_documents
from psdm_validate.model.raid import Raid
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.model.settings import Settings
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.policy.policy import Policy, policy_of
from psdm_validate.rules import rules_by_id
from psdm_validate.rules.registry import RULES

FACTS = (Timesheet, Status, Raid, Acceptance, Retrospective, Closeout)
"""Records of what has happened; plans, papers and people stand in others."""
AUTHORITY = ("CHG014", "CHG017", "CHG022", "CHG028", "REC006", "SOW009", "SOW012", "SOW017")
"""Rules about who held which right; they are judged by the roles of the target as well as by those of the merge."""


@dataclass(frozen=True)
class Verdict:
    """What the gate says of a merge."""

    as_of: date
    base: str
    head: str
    """Which commits were compared, in words."""
    policy: Policy
    first: bool
    """Whether the target holds no portfolio yet: then the merge brings its own policy."""
    blocking: tuple[Finding, ...]
    """New errors, alarms not counted."""
    alarms: tuple[Finding, ...]
    """New findings about facts: recording the truth always merges."""
    remarks: tuple[Finding, ...]
    """New warnings and notes."""
    standing: tuple[Finding, ...]
    """Findings that the target has already."""
    settled: tuple[Finding, ...]
    """Findings of the target that are gone after the merge."""
    excused: tuple[Excused, ...]
    unjudged: tuple[Unjudged, ...]
    """What could be judged on the target, or was not there, and cannot be judged after the merge."""
    faults: tuple[Fault, ...]
    governing: tuple[str, ...]
    """Files that change and by which merges are judged; this one is judged by what the target has."""
    differences: tuple[EngagementDifference, ...]
    records: int
    rules: tuple[str, ...]
    stopped: str | None = None
    """Why there is no verdict, if so."""

    @property
    def exit_code(self) -> int:
        """0 nothing blocks, 1 something blocks, 3 could not judge."""
        if self.stopped or self.faults:
            return 3
        return 1 if self.blocking or self.unjudged else 0


def verdict(base: Portfolio, head: Portfolio, labels: tuple[str, str], as_of: date) -> Verdict:
    """The verdict on merging what makes `head` of `base`; `labels` name the two commits."""
    first = not base.documents
    settings = (head if first else base).settings
    policy = policy_of(settings if isinstance(settings, Settings) else Settings(edition="2024"))
    comparison = Comparison(base, head)
    ids = tuple(entry.id for entry in RULES if policy.in_force(entry.editions))
    before = _as_named_now(_judged(base, policy, as_of, ids), comparison)
    after = _both(
        Judge(head, policy, as_of, comparison).judgement(rules_by_id(ids)),
        Judge(_by_roles_of_target(comparison), policy, as_of, comparison).judgement(
            rules_by_id(identifier for identifier in ids if identifier in AUTHORITY)
        ),
    )
    found, standing = _parted(after.findings, before.findings)
    new = _truths_as_alarms(found, comparison)
    settled, _ = _parted(before.findings, after.findings)
    known = {(item.rule, item.subject) for item in before.unjudged}
    return Verdict(
        as_of=as_of,
        base=labels[0],
        head=labels[1],
        policy=policy,
        first=first,
        blocking=tuple(finding for finding in new if finding.level is Level.ERROR and not finding.fact),
        alarms=tuple(finding for finding in new if finding.fact),
        remarks=tuple(finding for finding in new if finding.level is not Level.ERROR and not finding.fact),
        standing=standing,
        settled=settled,
        excused=after.excused,
        unjudged=tuple(item for item in after.unjudged if (item.rule, item.subject) not in known),
        faults=(*before.faults, *after.faults),
        governing=tuple(_governing(comparison)),
        differences=tuple(differences(comparison, as_of)),
        records=len(head.documents),
        rules=ids,
        stopped=_obstacle(head, first, settings),
    )


def _judged(portfolio: Portfolio, policy: Policy, as_of: date, ids: Iterable[str]) -> Judgement:
    """What the rules say of a portfolio; nothing of one that is empty."""
    if not portfolio.documents:
        return Judgement((), (), (), ())
    return Judge(portfolio, policy, as_of).judgement(rules_by_id(ids))


def _obstacle(head: Portfolio, first: bool, settings: object) -> str | None:
    if not isinstance(settings, Settings):
        where = "the merge brings" if first else "the target has"
        return f"{where} no readable {SETTINGS_FILE}, so it is unknown which policy to judge by"
    return None if head.engagements else "after the merge there is no engagement below engagements/"


def _by_roles_of_target(comparison: Comparison) -> Portfolio:
    """The portfolio after the merge with the people, roles and contacts that the target has."""
    people = {
        comparison.now(path): replace(document, path=comparison.now(path))
        for path, document in comparison.base.documents.items()
        if path == ORGANIZATION_FILE or path.endswith("/customer.yaml")
    }
    return with_documents(comparison.head, people)


def _truths_as_alarms(findings: Iterable[Finding], comparison: Comparison) -> list[Finding]:
    """The findings; where the merge records facts alone, those in files that it leaves as they are become alarms.

    Hours that were worked make the bookings ahead too many: nobody changed the bookings, and the truth always merges.
    """
    changed = {change.file for change in comparison.changes}
    if not changed or not all(model_of(file) in FACTS for file in changed):
        return list(findings)
    return [finding if finding.file in changed else replace(finding, fact=True) for finding in findings]


def _as_named_now(judgement: Judgement, comparison: Comparison) -> Judgement:
    """What is said of the target, with the paths that the merge has: a new name of a customer breaks nothing."""
    if not comparison.renamed:
        return judgement
    findings = (replace(finding, file=comparison.now(finding.file)) for finding in judgement.findings)
    unjudged = (replace(item, subject=comparison.now(item.subject)) for item in judgement.unjudged)
    return replace(judgement, findings=tuple(findings), unjudged=tuple(unjudged))


def _both(one: Judgement, other: Judgement) -> Judgement:
    """Two judgements of the same records as one: what either finds counts, each finding once."""
    known = {_key(finding) for finding in one.findings}
    added = tuple(finding for finding in other.findings if _key(finding) not in known)
    faults = (*one.faults, *(fault for fault in other.faults if fault not in one.faults))
    return Judgement((*one.findings, *added), one.excused, one.unjudged, faults)


def _parted(findings: Iterable[Finding], known: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings that are not among the known ones, and those that are; of several alike, as many as are known."""
    left = Counter(_key(finding) for finding in known)
    new, old = [], []
    for finding in findings:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
            old.append(finding)
        else:
            new.append(finding)
    return tuple(new), tuple(old)


def _key(finding: Finding) -> tuple[str, str, str, str]:
    """What makes two findings the same: never the line. The message belongs to it, since it holds the values:
    an old breach that grows is a new one."""
    return finding.rule, finding.file, finding.field, finding.message


def _governing(comparison: Comparison) -> Iterable[str]:
    """Changed files by which merge requests are judged."""
    endings = (ORGANIZATION_FILE, SETTINGS_FILE, "/customer.yaml", "/waivers.yaml")
    changed = dict.fromkeys(change.file for change in comparison.changes)
    return (file for file in changed if file.endswith(endings) and file in comparison.base.documents)
