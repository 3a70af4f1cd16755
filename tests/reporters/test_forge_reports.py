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
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from junitparser import JUnitXml

from psdm_validate.finding import Fault, Report
from psdm_validate.reporters.code_quality import code_quality
from psdm_validate.reporters.junit import junit
from psdm_validate.reporters.outcome import Outcome, outcome_of_check, outcome_of_merge, outcome_of_nothing
from psdm_validate.reporters.site_links import OVERRIDES_SHOWN, SHOWN, site_links
from tests.merges import before, judged
from tests.reporters.arbitrary import reports
from tests.reporters.forge import ANNOTATIONS, CODE_QUALITY, entries_of, widget
from tests.reporters.outcomes import merge, spoilt, suites
from tests.sample import FOLDER

GOLDEN = Path(__file__).parent / "golden"
SITE = "https://pages.example.com/ps/"
ARBITRARY = settings(max_examples=150, deadline=None, derandomize=True)
FORMS: dict[str, Callable[[Outcome], str]] = {
    "code-quality.json": code_quality,
    "junit.xml": junit,
    "annotations.json": lambda outcome: site_links(outcome, SITE),
}


OUTCOMES: dict[str, Callable[[], Outcome]] = {
    "spoilt": lambda: outcome_of_check(spoilt()),
    "gate": lambda: outcome_of_merge(merge()),
    "nothing": lambda: outcome_of_nothing("gate", "There is no commit 'nowhere'"),
}


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
    told = [entry["check_name"] for entry in json.loads(written) if entry["severity"] != "blocker"]
    assert told.count("override") == len(report.overrides)
    assert len(told) - told.count("override") == len(report.findings)


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


class TestOverrides:
    def test_the_widget_shows_an_override_only_when_it_comes_or_goes(self) -> None:
        without = outcome_of_merge(merge())
        has = replace(without, overrides={"iteration_days": "10 instead of 14"})
        words = "override: The settings override iteration_days: 10 instead of 14."
        assert widget(code_quality(has), code_quality(has)) == ([], [])
        told = (
            [each.replace("\u200b", "") for each in side] for side in widget(code_quality(without), code_quality(has))
        )
        assert list(told) == [[words], []]

    def test_more_of_them_than_a_list_of_links_bears_are_counted(self) -> None:
        many = {f"value-{number}": "1 instead of 2" for number in range(OVERRIDES_SHOWN + 3)}
        written = site_links(replace(outcome_of_check(spoilt()), overrides=many), SITE)
        assert written.count("The settings override") == OVERRIDES_SHOWN
        assert '"3 more overrides"' in written


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
