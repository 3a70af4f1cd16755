"""The pages of the rules: why each holds, and what obeys and breaks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Report
from psdm_validate.finding_words import editions_words
from psdm_validate.policy.handbook import source_words
from psdm_validate.policy.policy import in_force
from psdm_validate.rule import Rule
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.findings import overrides_line, verdict
from psdm_validate.site.markup import heading, join, lead, link, muted, page, pill, section, table
from psdm_validate.site.rule_examples import with_examples
from psdm_validate.site.wording import dated, sentence

FAMILIES = {
    "CHG": "Change control",
    "FIL": "Files",
    "MTH": "Method",
    "REC": "Records",
    "RPT": "Reporting",
    "SOW": "Statement of work",
    "SPC": "Workspaces",
}
"""Families by the letters of their ids; a family that is not named here goes by its letters."""


COLUMNS = ("Rule", "What must hold", "Level", "Findings")


def rule_index(rules: Sequence[Rule], report: Report) -> str:
    """The list of all rules, a table per family, with what the last check found."""
    summary = f"{counted(len(rules), 'rule')}, {len(report.rules)} of them in force (edition {report.edition})"
    others = " ".join(editions_words(report.editions, report.edition))
    families = groupby(sorted(rules, key=lambda rule: rule.id), key=lambda rule: rule.id[:3])
    return page(
        heading(1, Markup("Rules")),
        lead(join([encode(summary), *([encode(others)] if others else []), dated(report.as_of)], " · ")),
        overrides_line(report),
        *(
            section(FAMILIES.get(family, family), table(COLUMNS, _rows(members, report)))
            for family, members in families
        ),
    )


def rule_page(rule: Rule, as_of: date) -> str:
    """The page of one rule. Its prose and examples are the package's own and go in as they are."""
    return page(
        heading(1, join([encode(rule.id), encode(sentence(rule.title))], " · ")),
        lead(join(_facts(rule, as_of), " · ")),
        with_examples(rule.page),
        hide=("navigation", "toc"),
    )


def _facts(rule: Rule, as_of: date) -> Iterator[Markup]:
    yield link(Markup("Rules"), "index.md")
    yield pill(encode(rule.level.value))
    yield encode(f"{'edition' if len(rule.editions) == 1 else 'editions'} {', '.join(rule.editions)}")
    yield encode(sentence(source_words(rule.source)))
    yield dated(as_of)


def _rows(rules: Iterable[Rule], report: Report) -> Iterator[tuple[Markup, ...]]:
    editions = {report.edition, *filter(None, report.editions.values())}
    for rule in rules:
        judged = any(in_force(rule.editions, edition, report.packs) for edition in editions)
        yield (
            link(encode(rule.id), f"{rule.id}.md"),
            encode(sentence(rule.title)),
            encode(rule.level.value),
            _found(rule, report) if judged else muted(Markup("not in force")),
        )


def _found(rule: Rule, report: Report) -> Markup:
    findings = [finding for finding in report.findings if finding.rule == rule.id]
    return verdict(report, findings, [each for each in report.unjudged if each.rule == rule.id])
