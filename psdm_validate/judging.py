"""Rules put to a portfolio: every subject of every rule, each judged on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.finding import Excused, Fault, Finding, Spot, Unjudged, in_order_of_place
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.extra import ExtraSchemas
from psdm_validate.model.layout import engagement_folder, model_of
from psdm_validate.model.organization import Organization
from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.reading import InvalidRecord
from psdm_validate.model.record import Record
from psdm_validate.model.strays import Stray
from psdm_validate.pointing import field_named, spot_of
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.policy import Policy
from psdm_validate.policy.waivers import Excuses, excuses
from psdm_validate.rule import Remark, Rule
from psdm_validate.source import Document, Refused


@dataclass(frozen=True)
class Judgement:
    """What the rules had to say."""

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]
    unjudged: tuple[Unjudged, ...]
    faults: tuple[Fault, ...]


class Judge:
    """Puts rules to one portfolio, at one day, each engagement by the policy of its edition."""

    def __init__(
        self, portfolio: Portfolio, policies: Policies, as_of: date, comparison: Comparison | None = None
    ) -> None:
        self._portfolio = portfolio
        self._comparison = comparison
        self._policies = policies
        self._as_of = as_of
        self._broken = {path: model_of(path) or Record for path in portfolio.broken}
        self._situations = {each.folder: Situation(each, as_of) for each in portfolio.engagements}
        self._findings: list[Finding] = []
        self._unjudged: list[Unjudged] = []
        self._faults: list[Fault] = []
        self._subjects = self._by_type()
        self._given: Mapping[type, Callable[[object], object]] = {
            date: lambda subject: as_of,
            Policy: lambda subject: policies.of(_path(subject)),
            Policies: lambda subject: policies,
            Organization: lambda subject: portfolio.organization,
            ExtraSchemas: lambda subject: portfolio.extra_schemas,
            Excuses: lambda subject: self._excuses,
            Engagement: lambda subject: self._situation(subject).engagement,
            Document: lambda subject: portfolio.documents[_path(subject)],
            Contract: lambda subject: self._situation(subject).contract,
            Phase: lambda subject: self._situation(subject).phase,
        }

    def judgement(self, rules: Iterable[Rule]) -> Judgement:
        """Everything that the rules say, what of it is excused, and where they could not be judged."""
        rules = tuple(rules)
        # Rules about waivers look at what the waivers did to the findings of all others.
        later = tuple(rule for rule in rules if Excuses in rule.wants)
        for rule in rules:
            if rule not in later:
                self._put(rule)
        own, excused = self._excuse(rules)
        self._excuses = own
        self._findings = list(excused.findings)
        for rule in later:
            self._put(rule)
        findings = tuple(sorted(self._findings, key=in_order_of_place))
        return Judgement(findings, excused.excused, tuple(self._unjudged), tuple(self._faults))

    def _put(self, rule: Rule) -> None:
        """Put one rule to each of its subjects."""
        self._unjudged += self._broken_subjects(rule)
        for kind in rule.subjects:
            for subject in self._subjects.get(kind, ()):
                try:
                    if not self._asked(rule, subject):
                        continue
                    arguments = [self._given[want](subject) for want in rule.wants]
                    for remark in rule.judge(subject, *arguments):
                        if self._counts(rule, remark):
                            self._findings.append(self._finding(rule, remark))
                except NotJudged as obstacle:
                    self._unjudged.append(Unjudged(rule.id, self._name(subject), str(obstacle)))
                except Exception as error:  # a rule that crashes must stop the verdict, not the report
                    self._faults.append(Fault(rule.id, self._name(subject), f"{type(error).__name__}: {error}"))

    def _asked(self, rule: Rule, subject: object) -> bool:
        """Whether the rule is in force for the subject. Raises NotJudged where the edition is unknown."""
        # One that looks at all engagements by a single policy judges what belongs to none of them.
        each_by_its_own = rule.whole and Policy not in rule.wants
        return each_by_its_own or self._policies.judges(rule.editions, _path(subject))

    def _counts(self, rule: Rule, remark: Remark) -> bool:
        """Whether what a rule that looks at all engagements says is of one for which it is in force."""
        return not rule.whole or self._policies.may_judge(rule.editions, remark.place.file)

    def _excuse(self, rules: Iterable[Rule]) -> tuple[Excuses, Excuses]:
        """What the portfolio's own waivers do, and what those do that count: of a merge, the target's."""
        silent = {item.rule for item in self._unjudged} | {fault.rule for fault in self._faults}
        # A breach of a rule about changes is there only while it is merged, so its waiver is never called unused.
        judged = {rule.id: rule.editions for rule in rules if rule.id not in silent and rule.scope != "change"}
        findings = sorted(self._findings, key=in_order_of_place)
        own = excuses(findings, self._portfolio.engagements, self._judged_in(judged), self._as_of)
        if self._comparison is None:
            return own, own
        base, now = self._comparison.base.engagements, self._comparison.now
        return own, excuses(findings, base, own.judged, self._as_of, now)

    def _judged_in(self, rules: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
        """Of these rules, with their editions, those that are in force in each engagement, by its folder."""
        judged: dict[str | None, frozenset[str]] = {
            policy.edition: frozenset(name for name, editions in rules.items() if policy.in_force(editions))
            for policy in self._policies.distinct
        }
        return {folder: judged.get(self._policies.edition_of(folder), frozenset()) for folder in self._situations}

    def _broken_subjects(self, rule: Rule) -> list[Unjudged]:
        """The records that the rule would have judged one at a time, had they been readable."""
        kinds = tuple(kind for kind in rule.subjects if issubclass(kind, Record))
        return [
            Unjudged(rule.id, path, f"{path} cannot be read")
            for path, kind in self._broken.items()
            if kinds and issubclass(kind, kinds) and self._policies.may_judge(rule.editions, path)
        ]

    def _by_type(self) -> Mapping[type, list[object]]:
        subjects: dict[type, list[object]] = defaultdict(list)
        everything: tuple[Iterable[object], ...] = (
            (self._portfolio,),
            (self._comparison,) if self._comparison else (),
            self._portfolio.engagements,
            self._portfolio.records(),
            self._portfolio.extra_schemas.by_kind.values(),
            self._portfolio.strays,
            self._portfolio.refused,
            self._portfolio.invalid,
        )
        for group in everything:
            for subject in group:
                for kind in type(subject).__mro__[:-1]:
                    subjects[kind].append(subject)
        return subjects

    def _situation(self, subject: object) -> Situation:
        """Where the engagement stands that the subject is, or belongs to."""
        folder = subject.folder if isinstance(subject, Engagement) else engagement_folder(_path(subject))
        if folder is None:
            raise NotJudged(_path(subject), "belongs to no engagement")
        return self._situations[folder]

    def _name(self, subject: object) -> str:
        return _path(subject) or "portfolio"

    def _finding(self, rule: Rule, remark: Remark) -> Finding:
        document = self._portfolio.documents.get(remark.place.file)
        return Finding(
            rule=rule.id,
            title=rule.title,
            level=self._policies.current.level(rule.id, remark.level or rule.level),
            message=remark.message,
            next_step=remark.next_step,
            source=rule.source,
            file=remark.place.file,
            field=field_named(document, remark.place.path),
            path=remark.place.path,
            engagement=engagement_folder(remark.place.file),
            spot=spot_of(remark.place, document),
            fact=remark.fact,
            was_file=remark.was.file if remark.was else None,
            was=self._spot_on_target(remark.was),
            beyond=remark.beyond,
            bound=remark.bound,
        )

    def _spot_on_target(self, was: Place | None) -> Spot | None:
        if was is None or self._comparison is None:
            return None
        return spot_of(was, self._comparison.base.documents.get(was.file))


def _path(subject: object) -> str:
    """The folder of an engagement, the file of anything else; empty for what is no single file."""
    if isinstance(subject, Engagement):
        return subject.folder
    if isinstance(subject, Stray | Refused | InvalidRecord):
        return subject.path
    place = getattr(subject, "place", None)
    return place.file if isinstance(place, Place) else ""
