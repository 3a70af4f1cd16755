"""Whether the sample portfolio has a rule in play: something in it came past the rule's guards and was found good.

It is shown by spoiling one thing. The rule must speak of it where it was silent before, and must come to its verdict
by no question that it had not asked of the sample as it is. So nothing is in play that the spoiling itself brings in:
whoever turns a green report red makes a rule about red reports ask on, and that is a new question. Only within the
decision that it had come to anyway may a rule ask on, and only if it then points at what was spoiled: `if late and
not excused` asks for the excuse of what is late, and of nothing else.

What is asked outside the rules, by the contract or the engagement, is not looked at; there the spoiling alone counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType

from psdm_validate.check import read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.finding import Finding
from psdm_validate.judging import Judge
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.settings import EditionName, Settings
from psdm_validate.policy.policies import Policies, policies_of
from psdm_validate.policy.policy import policy_of
from psdm_validate.policy.waivers import Excuses
from psdm_validate.rule import Rule
from psdm_validate.rules import rules_by_id
from psdm_validate.rules.registry import RULES
from tests.in_play.questions import Decision, Question, asked
from tests.in_play.spoils import Spoil, Trial
from tests.sample import AS_OF, portfolio_files
from tests.trees import FilesInMemory

REQUESTER, APPROVER = "dev.malik@example.com", "robin.vale@example.com"
"""Who asked for the paper that a merge brings, and who approved it."""


@dataclass(frozen=True)
class Answer:
    """What a rule said, and what it asked before it did, each question with the decisions it was part of."""

    findings: tuple[Finding, ...]
    questions: Mapping[Question, frozenset[Decision]]


def why_not(rule: Rule, trial: Trial) -> str | None:
    """Why the trial does not show that the rule is in play; None where it does."""
    good = _of_the_sample(rule, trial.before, trial.edition)
    bad = _answer(rule, _spoiled_for(rule, trial), trial)
    known = {(finding.file, finding.path) for finding in good.findings}
    new = [finding for finding in bad.findings if (finding.file, finding.path) not in known]
    if not new:
        return "the rule says nothing of it"
    told_of = {finding.engagement for finding in good.findings if finding.engagement}
    if all(finding.engagement in told_of for finding in new):
        return "the rule had something to say of that engagement before"
    questions = bad.questions.keys() - good.questions.keys()
    spoiled = trial.spoil or trial.before  # of a paper by the wrong hand, all of the paper is
    if spoiled and any(_points_at(finding, spoiled) for finding in new):
        come_to = frozenset[Decision]().union(*good.questions.values())
        questions = {question for question in questions if not bad.questions[question] & come_to}
    lines = sorted({f"{code.co_name}, line {_line(code, offset)}" for code, offset in questions})
    return f"the rule asks what it had not asked of the sample: {'; '.join(lines)}" if lines else None


def _points_at(finding: Finding, spoil: Spoil) -> bool:
    """Whether the finding stands at what was spoiled, at a part of it, or at what it is a part of."""
    field, spoiled = f"{finding.field}.", f"{spoil.field}."
    return finding.file == spoil.path and (not spoil.field or field.startswith(spoiled) or spoiled.startswith(field))


def _line(code: CodeType, offset: int) -> int | None:
    return next((line for first, end, line in code.co_lines() if first <= offset < end), None)


@cache
def _sample() -> Portfolio:
    return read_portfolio(FilesInMemory(portfolio_files()))


def _spoiled(spoil: Spoil) -> Portfolio:
    return read_portfolio(FilesInMemory(spoil.applied(portfolio_files())))


def _spoiled_for(rule: Rule, trial: Trial) -> Portfolio:
    """The sample with the one thing spoiled; for a rule that looks at one engagement, only the customer spoiled."""
    if trial.spoil is None:
        return _sample()
    customer = trial.spoil.file.split("/")[0]
    folders = {each.folder for each in _sample().engagements if each.folder.split("/")[1] == customer}
    if trial.before or rule.scope == "portfolio" or not folders:
        return _spoiled(trial.spoil)
    return read_portfolio(FilesInMemory(trial.spoil.applied(portfolio_files())), frozenset(folders))


@cache
def _of_the_sample(rule: Rule, before: Spoil | None, edition: EditionName | None) -> Answer:
    return _answer(rule, _sample(), Trial(None, before, edition=edition))


def _answer(rule: Rule, portfolio: Portfolio, trial: Trial) -> Answer:
    policies = _policies(rule, portfolio, trial.edition)
    comparison = _merge(portfolio, trial, trial.before) if trial.before else None
    others = rules_by_id(entry.id for entry in RULES if policies.anywhere(entry.editions) and entry.scope != "change")
    judged = [*others, rule] if Excuses in rule.wants else [rule]  # waivers are given what the others found
    found: list[Finding] = []

    def judge() -> None:
        judgement = Judge(portfolio, policies, AS_OF, comparison).judgement(judged)
        assert not judgement.faults
        found.extend(finding for finding in judgement.findings if finding.rule == rule.id)

    questions = asked(judge)
    return Answer(tuple(found), questions)


def _merge(head: Portfolio, trial: Trial, before: Spoil) -> Comparison:
    """The merge that makes the sample of its target, with who wrote each line of a new paper."""

    def authors(path: str) -> Mapping[int, str]:
        lines = portfolio_files()[path].decode().splitlines()
        approval = {number for number, line in enumerate(lines, 1) if "by: robin-vale" in line}
        by = trial.approval_by or APPROVER, trial.rest_by or REQUESTER
        return {number: by[0] if number in approval else by[1] for number in range(1, len(lines) + 1)}

    return Comparison(_spoiled(before), head, authors)


def _policies(rule: Rule, portfolio: Portfolio, edition: EditionName | None) -> Policies:
    """Those of the sample's settings, with the archived pack for a rule that is in force nowhere else."""
    settings = _sample().settings
    assert isinstance(settings, Settings)
    if edition:
        return Policies(policy_of(settings, edition))
    engagements = {each.folder: each for each in portfolio.engagements}
    own = policies_of(settings, engagements, AS_OF, portfolio.documents)
    if own.anywhere(rule.editions):
        return own
    packs = (*settings.packs, "archived")
    return policies_of(settings.model_copy(update={"packs": packs}), engagements, AS_OF, portfolio.documents)
