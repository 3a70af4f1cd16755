"""A check and a gate with something of everything, and what another library reads in their JUnit reports."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from junitparser import JUnitXml, TestSuite
from junitparser.junitparser import FinalResult

from psdm_validate.finding import Report
from psdm_validate.merge_report import MergeReport
from tests.merges import judged
from tests.sample import FOLDER, checked, edited


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


def suites(report: str) -> list[TestSuite]:
    """The suites as another library reads them."""
    return list(JUnitXml.fromstring(report.encode()))


def results(report: str) -> dict[tuple[str, str], list[FinalResult]]:
    """What each case of a JUnit report ends with, by suite and name."""
    return {(case.classname, case.name): list(case.result) for suite in suites(report) for case in suite}
