"""The gate: what a merge would newly break on its target, judged by the target's own policy, roles and waivers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from psdm_validate.alarms import UPSET, truths_as_alarms
from psdm_validate.check import overrides_told
from psdm_validate.contract.comparison import Authors, Comparison, authors_unknown
from psdm_validate.contract.difference import EngagementDifference, differences
from psdm_validate.finding import Excused, Fault, Finding, Level, Unjudged, in_order_of_place
from psdm_validate.followers import without_followers
from psdm_validate.judging import Judge, Judgement
from psdm_validate.merge_policies import policies_of_merge
from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE, engagement_folder
from psdm_validate.model.portfolio import Portfolio, with_documents
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.policy import Policy
from psdm_validate.rules import rules_by_id
from psdm_validate.rules.registry import RULES
from psdm_validate.same_findings import grown, parted, place_of

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
    """That of the day, by which everything is judged that belongs to no engagement."""
    editions: Mapping[str, str | None]
    """That of each engagement of the merge by its folder; None where it is unknown."""
    overrides: Mapping[str, str]
    """What the settings changed, for reports."""
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
    """What cannot be judged after the merge, where that is new or the merge works on the engagement."""
    faults: tuple[Fault, ...]
    governing: tuple[str, ...]
    """Files that change and by which merges are judged; this one is judged by what the target has."""
    differences: tuple[EngagementDifference, ...]
    known: tuple[Finding, ...]
    """Every finding of the target, with the paths that the merge has."""
    engagements: tuple[str, ...]
    """Folders of the engagements after the merge."""
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


def verdict(
    base: Portfolio, head: Portfolio, labels: tuple[str, str], as_of: date, authors: Authors = authors_unknown
) -> Verdict:
    """The verdict on merging what makes `head` of `base`; `labels` name the two commits."""
    first = not base.documents
    governing = head if first else base
    comparison = Comparison(base, head, authors)
    bench = _Bench(comparison, *policies_of_merge(governing.settings, comparison, as_of), as_of)
    before, after = bench.target(), bench.merge()
    found = parted(after.findings, before.findings)
    further = _further(after, before)
    new = bench.weighed((*found.new, *map(_beyond_waiver, further)), before)
    known = {(item.rule, item.subject) for item in before.unjudged if not bench.works_on(item.subject)}
    return Verdict(
        as_of=as_of,
        base=labels[0],
        head=labels[1],
        policy=bench.policies.current,
        editions={each.folder: bench.policies.edition_of(each.folder) for each in head.engagements},
        overrides=overrides_told(bench.policies),
        first=first,
        blocking=tuple(finding for finding in new if finding.level is Level.ERROR and not finding.fact),
        alarms=tuple(finding for finding in new if finding.fact),
        remarks=tuple(finding for finding in new if finding.level is not Level.ERROR and not finding.fact),
        standing=found.old,
        settled=found.gone,
        excused=tuple(each for each in after.excused if each.finding not in further),
        unjudged=tuple(item for item in after.unjudged if (item.rule, item.subject) not in known),
        faults=(*before.faults, *after.faults),
        governing=tuple(_governing(bench.comparison)),
        differences=tuple(differences(bench.comparison, as_of)),
        known=before.findings,
        engagements=tuple(engagement.folder for engagement in head.engagements),
        records=len(head.documents),
        rules=bench.ids,
        stopped=_obstacle(head, first, governing.settings),
    )


@dataclass(frozen=True)
class _Bench:
    """By what both sides of a merge are judged."""

    comparison: Comparison
    before: Policies
    """By what the engagements of the target are judged."""
    policies: Policies
    """By what those of the merge are."""
    as_of: date

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The rules in force."""
        sides = (self.before, self.policies)
        return tuple(entry.id for entry in RULES if any(side.anywhere(entry.editions) for side in sides))

    def works_on(self, subject: str) -> bool:
        """Whether the merge touches the engagement of a subject, so that it matters what cannot be judged there."""
        folder = engagement_folder(f"{subject}/")
        return folder is not None and self.comparison.touches(folder)

    def target(self) -> Judgement:
        """What the rules say of the target, with the paths that the merge has; nothing of one that is empty."""
        base = self.comparison.base
        if not base.documents:
            return Judgement((), (), (), ())
        judgement = Judge(base, self.before, self.as_of).judgement(rules_by_id(self.ids))
        return _as_named_now(judgement, self.comparison)

    def merge(self) -> Judgement:
        """What the rules say after the merge; of rights, by the roles of the target as well."""
        by_its_own = self._of(self.comparison.head, self.ids)
        return _both(by_its_own, self._of(_by_roles_of_target(self.comparison), AUTHORITY))

    def weighed(self, new: Iterable[Finding], before: Judgement) -> tuple[Finding, ...]:
        """The new findings, with truths as alarms and without what only follows from another one."""

        def broken_by(portfolio: Portfolio) -> tuple[Finding, ...]:
            without = self._of(portfolio, UPSET)
            return (*parted(without.findings, before.findings).new, *_further(without, before))

        def found_in(portfolio: Portfolio) -> tuple[Finding, ...]:
            # All that can be waived is judged, or a waiver of it would be called unused.
            return self._of(portfolio, (entry.id for entry in RULES if entry.scope != "change")).findings

        return without_followers(truths_as_alarms(new, self.comparison, broken_by), self.comparison, found_in)

    def _of(self, portfolio: Portfolio, ids: Iterable[str]) -> Judgement:
        """What those of the rules that are in force say of a portfolio in the place of the merge's."""
        rules = rules_by_id(identifier for identifier in ids if identifier in self.ids)
        return Judge(portfolio, self.policies, self.as_of, self.comparison).judgement(rules)


def _further(after: Judgement, before: Judgement) -> tuple[Finding, ...]:
    """What a waiver excuses, where it goes further than what it excuses on the target."""
    return grown((each.finding for each in after.excused), (each.finding for each in before.excused))


def _beyond_waiver(finding: Finding) -> Finding:
    return replace(
        finding,
        message=f"{finding.message}; the waiver excuses less",
        next_step=f"Ask for another waiver, in a merge request of its own. Or else: {finding.next_step}",
    )


def _obstacle(head: Portfolio, first: bool, settings: object) -> str | None:
    if not isinstance(settings, Settings):
        where = "the merge brings" if first else "the target has"
        return f"{where} no readable {SETTINGS_FILE}, so it is unknown which policy to judge by"
    return None if head.engagements else "after the merge there is no engagement below engagements/"


def _by_roles_of_target(comparison: Comparison) -> Portfolio:
    """The portfolio after the merge with the people, roles and contacts that the target has."""
    people = {
        path: document
        for path, document in comparison.on_target.items()
        if path == ORGANIZATION_FILE or path.endswith("/customer.yaml")
    }
    return with_documents(comparison.head, people)


def _as_named_now(judgement: Judgement, comparison: Comparison) -> Judgement:
    """What is said of the target, with the paths that the merge has: a new name of a customer breaks nothing."""
    if not comparison.renamed:
        return judgement
    findings = (replace(finding, file=comparison.now(finding.file)) for finding in judgement.findings)
    unjudged = (replace(item, subject=comparison.now(item.subject)) for item in judgement.unjudged)
    return replace(judgement, findings=tuple(findings), unjudged=tuple(unjudged))


def _both(one: Judgement, other: Judgement) -> Judgement:
    """Two judgements of the same records as one: what either finds counts, each finding once."""
    known = {(place_of(finding), finding.message) for finding in one.findings}
    added = tuple(finding for finding in other.findings if (place_of(finding), finding.message) not in known)
    faults = (*one.faults, *(fault for fault in other.faults if fault not in one.faults))
    findings = sorted((*one.findings, *added), key=in_order_of_place)
    return Judgement(tuple(findings), one.excused, one.unjudged, faults)


def _governing(comparison: Comparison) -> Iterable[str]:
    """Changed files by which merge requests are judged."""
    endings = (ORGANIZATION_FILE, SETTINGS_FILE, "/customer.yaml", "/waivers.yaml")
    changed = dict.fromkeys(change.file for change in comparison.changes)
    return (file for file in changed if file.endswith(endings) and file in comparison.base.documents)
