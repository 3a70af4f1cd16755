"""Reports that a forge reads are golden, fit their format, and lose nothing that could not be judged.

To take over an intended change: UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/reporters, then read the difference.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from junitparser import Error, Failure, JUnitXml, TestSuite
from junitparser.junitparser import FinalResult

from psdm_validate.finding import Fault, Report
from psdm_validate.merge_report import MergeReport
from psdm_validate.reporters.code_quality import code_quality
from psdm_validate.reporters.junit import junit
from psdm_validate.reporters.outcome import Outcome, outcome_of_check, outcome_of_merge, outcome_of_nothing
from psdm_validate.reporters.site_links import SHOWN, site_links
from tests.merges import before, judged
from tests.reporters.arbitrary import reports
from tests.reporters.forge import ANNOTATIONS, CODE_QUALITY, entries_of
from tests.sample import FOLDER, checked, edited

GOLDEN = Path(__file__).parent / "golden"
SITE = "https://pages.example.com/ps/"
ARBITRARY = settings(max_examples=150, deadline=None, derandomize=True)
FORMS: dict[str, Callable[[Outcome], str]] = {
    "code-quality.json": code_quality,
    "junit.xml": junit,
    "annotations.json": lambda outcome: site_links(outcome, SITE),
}


@cache
def spoilt() -> Report:
    """A check with a finding in a field and over a whole file, hostile words, and something not judged."""
    report = checked(
        {
            **edited(f"{FOLDER}/plan.yaml", "start: 2026-12-14, end: 2026-12-30", "start: 2026-12-14, end: 2027-01-30"),
            **edited(f"{FOLDER}/raid.yaml", "due: 2026-11-25", "due: 2026-11-19"),
            **edited(f"{FOLDER}/sow.yaml", "title: An API", "titel: An API"),
            **edited("engagements/organization.yaml", "name: Sam Osei", 'name: "<img src=x> @all"'),
            f"{FOLDER}/notes.yml": b"remember: the milk\n",
        }
    )
    # Which rules there are is no concern of a report's form.
    rules = ("CHG021", "CHG024", "REC002", "RPT010")
    return replace(report, rules=rules, unjudged=tuple(each for each in report.unjudged if each.rule in rules))


@cache
def merge() -> MergeReport:
    """The gate of a merge with something of everything in it."""
    return judged()


OUTCOMES: dict[str, Callable[[], Outcome]] = {
    "spoilt": lambda: outcome_of_check(spoilt()),
    "gate": lambda: outcome_of_merge(merge()),
    "nothing": lambda: outcome_of_nothing("gate", "There is no commit 'nowhere'"),
}


def suites(report: str) -> list[TestSuite]:
    """The suites as another library reads them."""
    return list(JUnitXml.fromstring(report.encode()))


def results(report: str) -> dict[tuple[str, str], list[FinalResult]]:
    """What each case of a JUnit report ends with, by suite and name."""
    return {(case.classname, case.name): list(case.result) for suite in suites(report) for case in suite}


def shown(report: str) -> list[str]:
    """Every text of a report that a forge puts on a page."""
    if report.startswith("<"):
        elements = list(ElementTree.fromstring(report).iter())
        return [words for each in elements for words in (each.text or "", *each.attrib.values())]
    told = json.loads(report)
    if isinstance(told, list):
        return [words for entry in told for words in (entry["description"], entry["location"]["path"])]
    return [link["external_link"]["label"] for links in told.values() for link in links]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", OUTCOMES)
def test_a_report_is_what_its_golden_file_holds(name: str, form: str) -> None:
    file, written = GOLDEN / f"{name}-{form}", FORMS[form](OUTCOMES[name]())
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")


@ARBITRARY
@given(reports())
def test_every_report_fits_its_format_whatever_was_found(report: Report) -> None:
    outcome = outcome_of_check(report)
    CODE_QUALITY.validate(json.loads(code_quality(outcome)))
    ANNOTATIONS.validate(json.loads(site_links(outcome, SITE)))
    for suite in suites(junit(outcome)):
        assert (suite.tests, suite.failures, suite.errors) == (
            len(list(suite)),
            sum(case.is_failure for case in suite),
            sum(case.is_error for case in suite),
        )


@ARBITRARY
@given(reports())
def test_nothing_in_a_record_steers_terminal_forge_or_parser(report: Report) -> None:
    for written in (form(outcome_of_check(report)) for form in FORMS.values()):
        assert not {unicodedata.category(character) for character in written} & {"Cs", "Zl", "Zp"}
        assert not set(written) & set("\x1b\x9b\r\u202e\ufffe\uffff")
        for words in shown(written):
            assert not re.search(r"^\s*/", words, re.MULTILINE)
            for opening in ("@all", "#1", "[a](", "[[ATTACHMENT|", "%{strong", "<img", "</failure", "&#60;"):
                assert opening not in words


@ARBITRARY
@given(reports())
def test_no_two_entries_of_a_code_quality_report_collapse(report: Report) -> None:
    outcome = outcome_of_check(report)
    written = code_quality(outcome)
    assert len(entries_of(written)) == len(json.loads(written))
    found = [entry for entry in json.loads(written) if entry["severity"] != "blocker"]
    assert len(found) == len(report.findings)


@ARBITRARY
@given(reports())
def test_each_form_shows_what_the_exit_code_says(report: Report) -> None:
    outcome = outcome_of_check(report)
    whole = JUnitXml.fromstring(junit(outcome).encode())
    assert bool(whole.failures + whole.errors) == (report.exit_code != 0)
    silent = bool(report.stopped or report.faults or report.unjudged)
    assert bool(whole.errors) == silent
    assert any(entry["severity"] == "blocker" for entry in json.loads(code_quality(outcome))) == silent
    label = json.loads(site_links(outcome, SITE))["Portfolio site"][0]["external_link"]["label"]
    assert ("could not judge" in label) == (report.exit_code == 3)
    assert ("nothing blocks" in label) == (report.exit_code == 0)


class TestJUnit:
    def test_there_is_a_case_for_each_rule_and_engagement_passed_ones_too(self) -> None:
        report = replace(checked({}), rules=("CHG021", "CHG024", "FCT007"))
        cases = results(junit(outcome_of_check(report)))
        names = {(suite, name.split()[0]) for suite, name in cases}
        assert {("forest-service/sow-1847", "CHG021"), ("forest-service/sow-1847", "CHG024")} <= names
        assert not any(cases.values())

    def test_the_text_of_a_failure_says_what_is_wrong_and_what_to_do_as_its_message_does(self) -> None:
        failures = [each for case in results(junit(outcome_of_merge(merge()))).values() for each in case]
        failed = next(each for each in failures if isinstance(each, Failure))
        assert failed.text == failed.message
        assert "Wrong: " in failed.text
        assert "\nNext: " in failed.text

    def test_only_what_blocks_fails_and_what_stood_already_is_told_with_its_rule(self) -> None:
        outcome = outcome_of_merge(merge())
        cases = results(junit(outcome))
        wrong = {(suite, name.split()[0]) for (suite, name), ends in cases.items() if ends}
        blocking = {(each.engagement, each.rule) for each in outcome.blocking}
        named = {(f"engagements/{suite}" if "/" in suite else None, rule) for suite, rule in wrong}
        assert blocking <= named
        told = junit(outcome)
        assert outcome.standing
        assert "<system-out>" in told

    def test_what_could_not_be_judged_is_an_error_of_its_rule_and_engagement(self) -> None:
        cases = results(junit(outcome_of_check(spoilt())))
        ends = next(ends for (suite, name), ends in cases.items() if name.startswith("CHG024"))
        assert isinstance(ends[0], Error)
        assert "Not judged: " in ends[0].text

    def test_nothing_passes_where_nothing_could_be_judged(self) -> None:
        stopped = replace(spoilt(), stopped="engagements/settings.yaml is missing", findings=(), unjudged=())
        assert all(results(junit(outcome_of_check(stopped))).values())

    def test_a_report_stays_below_its_limit_drops_what_passes_first_and_counts_it(self) -> None:
        whole = junit(outcome_of_merge(merge()))
        passing = sum(not ends for ends in results(whole).values())
        short = junit(outcome_of_merge(merge()), len(whole.encode()) + 4_000)
        assert len(short.encode()) < len(whole.encode()) + 4_000
        assert {case: ends for case, ends in results(whole).items() if ends}.keys() <= results(short).keys()
        left_out = re.search(r"Left out: 0 cases that do not pass, (\d+) that do", short)
        assert left_out
        assert 0 < int(left_out[1]) <= passing

    def test_failures_that_do_not_fit_are_an_error(self) -> None:
        short = junit(outcome_of_merge(merge()), 10_000)
        assert len(short.encode()) < 10_000
        ends = results(short)["psdm-validate", "left out of this report"]
        assert isinstance(ends[0], Error)

    def test_a_report_on_very_many_engagements_stays_below_30_mb(self) -> None:
        finding = merge().verdict.blocking[0]
        many = tuple(replace(finding, engagement=f"engagements/x/sow-{number}") for number in range(40_000))
        written = junit(Outcome("gate", blocking=many))
        assert len(written.encode()) < 30_000_000
        assert "Left out: " in written


class TestAnnotations:
    def test_each_engagement_that_is_changed_or_has_findings_is_linked(self) -> None:
        links = json.loads(site_links(outcome_of_merge(merge()), SITE))["Portfolio site"]
        urls = [link["external_link"]["url"] for link in links]
        assert urls[0] == "https://pages.example.com/ps/index.html"
        assert f"https://pages.example.com/ps/{FOLDER}.html" in urls

    def test_many_engagements_stay_below_80_kb_and_the_rest_is_counted(self) -> None:
        folders = tuple(f"engagements/{'c' * 60}-{number}/sow-1" for number in range(3_000))
        outcome = Outcome("gate", engagements=folders, touched=folders)
        written = site_links(outcome, f"https://pages.example.com/{'x' * 470}")
        assert len(written.encode()) < 80_000
        assert f'"{3_000 - SHOWN} more engagements"' in written
        ANNOTATIONS.validate(json.loads(written))


def test_a_fault_is_seen_in_every_form() -> None:
    fault = Fault("CHG024", FOLDER, "ZeroDivisionError: division by zero")
    whole = judged(before(), before())
    outcome = outcome_of_merge(replace(whole, verdict=replace(whole.verdict, faults=(fault, fault))))
    assert "ZeroDivisionError" in code_quality(outcome)
    assert "ZeroDivisionError" in junit(outcome)
    assert "could not judge" in site_links(outcome, SITE)
