"""Every rule's page is its test: good examples are clean, bad ones find exactly what their lines mark."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from psdm_validate.check import Question, check, read_portfolio
from psdm_validate.finding import Finding, Report
from psdm_validate.gate import verdict
from psdm_validate.model.settings import EditionName
from psdm_validate.rule import Rule
from psdm_validate.rules import rules_by_id
from psdm_validate.rules.registry import RULES
from tests.rules.examples import Example, examples_in
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
PAGES = rules_by_id(entry.id for entry in RULES)
CHANGES = [rule for rule in PAGES if rule.scope == "change"]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{'good' if example.good else 'bad'}-{number}")
    for rule in PAGES
    for number, example in enumerate(examples_in(rule.page), 1)
]


def judged(example: Example, edition: EditionName, *, archived: bool = False) -> Report:
    files = example.files()
    if archived:
        files["engagements/settings.yaml"] += b"\npacks: [time-and-training-2020, archived]\n"
    return check(FilesInMemory(files), Question(AS_OF, edition))


def checked(rule: Rule, example: Example) -> tuple[Finding, ...]:
    report = judged(example, edition_of(rule), archived=rule.editions == ("archived",))
    assert not report.faults
    return report.findings


def merged(example: Example) -> tuple[Finding, ...]:
    """What a merge would newly find that makes the example of its target."""
    target, merge = (read_portfolio(FilesInMemory(files)) for files in (example.target, example.files()))
    judgement = verdict(target, merge, ("main", "the merge"), AS_OF, example.authors)
    assert not judgement.faults
    assert not judgement.unjudged
    assert not judgement.stopped
    return (*judgement.blocking, *judgement.alarms, *judgement.remarks)


def edition_of(rule: Rule) -> EditionName:
    return "2022" if "2022" in rule.editions and "2024" not in rule.editions else "2024"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_finds_exactly_what_it_marks(rule: Rule, example: Example) -> None:
    findings = merged(example) if rule.scope == "change" else checked(rule, example)
    found = Counter((finding.rule, *example.line_of(finding)) for finding in findings)
    assert found == example.marked(), "\n".join(f"{f.rule} {f.file} {f.field}: {f.message}" for f in findings)


@pytest.mark.parametrize("rule", CHANGES, ids=lambda rule: rule.id)
def test_a_page_about_changes_shows_one_that_passes_and_one_that_does_not(rule: Rule) -> None:
    assert {example.good for example in examples_in(rule.page)} == {True, False}


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.id)
def test_a_page_shows_a_bad_example_that_its_own_rule_finds(rule: Rule) -> None:
    bad = [example for example in examples_in(rule.page) if not example.good]
    assert bad
    assert all(any(marked[0] == rule.id for marked in example.marked()) for example in bad)


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.id)
def test_a_page_opens_with_what_must_hold_and_gives_its_reason(rule: Rule) -> None:
    heading, reason = rule.page.split("```")[0].strip().split("\n\n", 1)
    assert heading.endswith(".")
    assert 2 <= reason.count(".") <= 6


def test_the_example_engagement_is_clean_in_every_edition() -> None:
    untouched = Example(good=True, shown=())
    editions: tuple[EditionName, ...] = ("2022", "2024")
    for edition in editions:
        for archived in (False, True):
            report = judged(untouched, edition, archived=archived)
            assert report.findings == ()
            assert report.exit_code == 0
