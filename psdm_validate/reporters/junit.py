"""The outcome as a JUnit report: a suite for each engagement, in it a case for each rule, those that hold too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from psdm_validate.reporters.junit_cases import Case, cases_of
from psdm_validate.reporters.outcome import Outcome

MOST = 29_000_000
"""Bytes of a report at most: GitLab takes no file of more than 30 MB."""
ABOUT_A_CASE = 320
"""Bytes that the tags of a case need at most, beside its words."""


def junit(outcome: Outcome, most: int = MOST) -> str:
    """The report as XML in fewer bytes than `most`; cases that do not fit, those that pass first, are counted in it.

    Failures are what blocks and errors what could not be judged, so there is one of them wherever a run ends with
    another code than 0.
    """
    told = fitting(tuple(cases_of(outcome)), most)
    root = ElementTree.Element("testsuites", _counts(told) | {"name": f"psdm-validate {outcome.verb}"})
    for suite, cases in groupby(told, key=lambda case: case.suite):
        inside = tuple(cases)
        element = ElementTree.SubElement(root, "testsuite", _counts(inside) | {"name": suite})
        for case in inside:
            _add(element, case)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def fitting(cases: Sequence[Case], most: int) -> tuple[Case, ...]:
    """The cases that fit, in their order, with one more that counts the others, if any."""
    room = most - 10 * ABOUT_A_CASE
    kept: set[int] = set()
    for number in sorted(range(len(cases)), key=lambda number: _rank(cases[number])):
        room -= _size(cases[number])
        if room < 0:
            break
        kept.add(number)
    left_out = [case for number, case in enumerate(cases) if number not in kept]
    told = tuple(case for number, case in enumerate(cases) if number in kept)
    return (*told, _count_of(left_out)) if left_out else told


def _rank(case: Case) -> int:
    return 0 if case.errors else 1 if case.blocks else 2 if case.remarks else 3


def _size(case: Case) -> int:
    words = "\n".join((case.suite, case.name, *case.errors, *case.blocks, *case.remarks))
    # In a suite, or as the message and the text of a failure, words may stand twice; marks of XML are written longer.
    return ABOUT_A_CASE + 2 * len(escape(words, {'"': "&quot;", "\n": "&#10;"}).encode())


def _count_of(left_out: Sequence[Case]) -> Case:
    """A case that stands for those left out: an error where one of them does not pass."""
    wrong = sum(not case.passed for case in left_out)
    words = (
        f"This report is as long as may be sent. Left out: {wrong} cases that do not pass, {len(left_out) - wrong} "
        "that do. The text and JSON reports hold all."
    )
    case = Case("psdm-validate", "left out of this report")
    return replace(case, errors=(words,)) if wrong else replace(case, remarks=(words,))


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    errors = sum(bool(case.errors) for case in cases)
    failures = sum(bool(case.blocks) and not case.errors for case in cases)
    return {"tests": str(len(cases)), "failures": str(failures), "errors": str(errors)}


def _add(suite: ElementTree.Element, case: Case) -> None:
    element = ElementTree.SubElement(suite, "testcase", {"classname": case.suite, "name": case.name})
    if not case.passed:
        tag, kind = ("error", "not-judged") if case.errors else ("failure", "finding")
        words = "\n\n".join((*case.errors, *case.blocks))
        # GitLab shows the text and no attribute; other readers show the attribute.
        ElementTree.SubElement(element, tag, {"type": kind, "message": words}).text = words
    if case.remarks:
        ElementTree.SubElement(element, "system-out").text = "\n\n".join(case.remarks)
