"""The check: a tree read into a portfolio, judged by every rule in force, told as a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from psdm_validate.finding import Level, Report
from psdm_validate.judging import Judge, Judgement
from psdm_validate.model.engagement import Broken
from psdm_validate.model.extra import read_extra_schema
from psdm_validate.model.layout import (
    ORGANIZATION_FILE,
    SETTINGS_FILE,
    engagement_folder,
    extra_schema_of,
    is_evidence,
    model_of,
)
from psdm_validate.model.portfolio import Portfolio, portfolio_of
from psdm_validate.model.settings import EditionName, Settings
from psdm_validate.model.strays import strays
from psdm_validate.policy.policies import Policies, policies_of
from psdm_validate.policy.policy import Policy, lowered_in_vain, policy_of
from psdm_validate.rules import rules_by_id
from psdm_validate.rules.registry import RULES
from psdm_validate.source import read_document
from psdm_validate.tree import Tree

NO_ENGAGEMENT = (
    "there is no engagement below engagements/ yet; begin one: psdm-validate new engagement CUSTOMER/SOW-NUMBER"
)
"""Why an empty portfolio cannot be judged, and what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a check."""

    as_of: date
    edition: EditionName | None = None
    select: frozenset[str] = frozenset()
    """Ids or families of rules to judge; empty for all."""
    ignore: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    """Folders of the engagements to look at; empty for the whole portfolio."""


def read_portfolio(tree: Tree, folders: frozenset[str] = frozenset()) -> Portfolio:
    """The portfolio of the tree, or of those engagement folders with what they share.

    Raises CannotRead where the tree cannot be read.
    """
    listed = [(file.path, file.kind) for file in tree.files() if _wanted(file.path, folders)]
    plain = [path for path, kind in listed if kind == "file"]
    evidence = {path: hashlib.sha256(data).hexdigest() for path, data in tree.read(filter(is_evidence, plain))}
    schemas = [
        read_extra_schema(path, kind, data)
        for path, data in tree.read(filter(extra_schema_of, plain))
        if (kind := extra_schema_of(path))
    ]
    documents = [read_document(path, data) for path, data in tree.read(filter(model_of, plain))]
    return portfolio_of(documents, strays(listed), evidence, schemas)


def check(tree: Tree, question: Question) -> Report:
    """What the rules in force find in the tree. Raises CannotRead where the tree cannot be read."""
    return report_on(read_portfolio(tree, question.folders), question, tree.label)


def report_on(portfolio: Portfolio, question: Question, label: str) -> Report:
    """What the rules in force find in a portfolio; `label` says which tree it was read from."""
    policies = policies_for(portfolio, question.as_of, question.edition)
    stopped = _obstacle(portfolio)
    ids = _ids(policies, question, files_only=not isinstance(portfolio.settings, Settings))
    if not stopped and not ids:
        part = " and can be judged on a part of the portfolio" if question.folders else ""
        stopped = f"none of the rules that were asked for is in force in edition {policies.current.edition}{part}"
    judgement = Judge(portfolio, policies, question.as_of).judgement(rules_by_id(ids))
    return _report(label, question, portfolio, policies, judgement, tuple(ids), stopped)


def policies_for(portfolio: Portfolio, as_of: date, edition: EditionName | None = None) -> Policies:
    """By what the engagements are judged: their editions by the settings, or one edition for all.

    Where the settings cannot be read, that is the newest edition.
    """
    settings = portfolio.settings if isinstance(portfolio.settings, Settings) else Settings(edition="2024")
    if edition:
        return Policies(policy_of(settings, edition))
    engagements = {each.folder: each for each in portfolio.engagements}
    return policies_of(settings, engagements, as_of, portfolio.documents)


def overrides_told(policies: Policies) -> Mapping[str, str]:
    """What the settings changed, for reports: name and "14 instead of 10". FIL006 finds what changes nothing."""
    levels = {entry.id: entry.level for entry in RULES}
    return {name: words for name, words in policies.overrides.items() if _counts(name, policies.current, levels)}


def _counts(override: str, policy: Policy, levels: Mapping[str, Level]) -> bool:
    """Whether the override changes anything: a value, or the level of a rule that there is and that may be lowered."""
    if not override.isupper():
        return True
    return override in levels and not lowered_in_vain(override, levels[override], policy.levels[override])


def _obstacle(portfolio: Portfolio) -> str | None:
    """Why nothing can be judged, if so."""
    if not isinstance(portfolio.settings, Settings):
        state = "cannot be read" if isinstance(portfolio.settings, Broken) else "is missing"
        return f"{SETTINGS_FILE} {state}, so it is unknown which policy to judge by"
    return None if portfolio.engagements else NO_ENGAGEMENT


def _wanted(path: str, folders: frozenset[str]) -> bool:
    if not folders:
        return True
    folder = engagement_folder(path)
    if extra_schema_of(path):
        return True
    if folder is None:
        # Beside its engagements a customer's folder may hold strays; they are told with any of its engagements.
        customers = {wanted.rsplit("/", 1)[0] for wanted in folders}
        return path in (ORGANIZATION_FILE, SETTINGS_FILE) or any(path.startswith(f"{top}/") for top in customers)
    return folder in folders


def _ids(policies: Policies, question: Question, *, files_only: bool) -> list[str]:
    """The rules to judge. Without a policy only the files themselves can be; portfolio rules need all of it."""

    def named(names: Iterable[str], identifier: str) -> bool:
        return any(identifier.startswith(name) for name in names)

    return [
        entry.id
        for entry in RULES
        if policies.anywhere(entry.editions)
        and entry.scope != "change"
        and (not question.select or named(question.select, entry.id))
        and not named(question.ignore, entry.id)
        and not (question.folders and entry.scope == "portfolio")
        and (not files_only or entry.id.startswith("FIL"))
    ]


def _report(
    label: str,
    question: Question,
    portfolio: Portfolio,
    policies: Policies,
    judgement: Judgement,
    rules: tuple[str, ...],
    stopped: str | None,
) -> Report:
    return Report(
        as_of=question.as_of,
        edition=policies.current.edition,
        editions={each.folder: policies.edition_of(each.folder) for each in portfolio.engagements},
        packs=policies.current.packs,
        overrides=overrides_told(policies),
        tree=label,
        engagements=tuple(engagement.folder for engagement in portfolio.engagements),
        files=len(portfolio.documents),
        rules=rules,
        findings=judgement.findings,
        excused=judgement.excused,
        unjudged=judgement.unjudged,
        faults=judgement.faults,
        stopped=stopped,
    )
