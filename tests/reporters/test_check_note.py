"""The report of a check as a note: golden, short enough, and honest about what it leaves out.

To take over an intended change: UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/reporters, then read the difference.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from psdm_validate.finding import Fault, Level, Report, Unjudged
from psdm_validate.reporters.check_markdown import check_markdown
from psdm_validate.reporters.no_report import no_report_markdown
from tests.reporters.arbitrary import reports
from tests.sample import FOLDER, checked, edited

GOLDEN = Path(__file__).parent / "golden"
ARBITRARY = settings(max_examples=150, deadline=None, derandomize=True)


@cache
def spoilt() -> Report:
    """A check with errors and warnings in an engagement and in a shared record, and a hostile name."""
    return checked(
        {
            **edited(f"{FOLDER}/plan.yaml", "start: 2026-12-14, end: 2026-12-30", "start: 2026-12-14, end: 2027-01-30"),
            **edited(f"{FOLDER}/raid.yaml", "due: 2026-11-25", "due: 2026-11-19"),
            **edited("engagements/organization.yaml", "name: Sam Osei", 'name: "<img src=x> @all"'),
            "engagements/notes.yml": b"remember: the milk\n",
        }
    )


def many(engagements: int, findings: int) -> Report:
    """The first finding of that report, that often in each of so many engagements."""
    first = spoilt().findings[0]
    folders = tuple(f"engagements/customer-{number}/sow-1" for number in range(engagements))
    return replace(
        spoilt(),
        engagements=folders,
        findings=tuple(replace(first, engagement=folder) for folder in folders for _ in range(findings)),
    )


def test_a_note_is_what_its_golden_file_holds() -> None:
    told = check_markdown(replace(spoilt(), rules=("CHG024", "RPT010")))
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / "spoilt.md").write_text(told, "utf-8")
    assert told == (GOLDEN / "spoilt.md").read_text("utf-8")


def test_each_engagement_is_a_part_that_opens_on_a_click() -> None:
    told = check_markdown(spoilt())
    assert told.count("<details>") == told.count("</details>") == 2
    errors = sum(each.engagement == FOLDER and each.level is Level.ERROR for each in spoilt().findings)
    assert f"<summary>forest-service/sow-1847 ({errors} errors, 1 warning)</summary>" in told
    assert "<summary>Shared records (1 error)</summary>" in told


@pytest.mark.parametrize(("engagements", "findings"), [(1, 1_000), (1_000, 1), (300, 40), (12, 12)])
def test_a_note_stays_short_enough_and_counts_every_finding_that_it_leaves_out(engagements: int, findings: int) -> None:
    told = check_markdown(many(engagements, findings))
    assert len(told) < 60_000
    assert told.count("<details>") == told.count("</details>")
    inside = sum(map(int, re.findall(r"\*\*(\d+) more findings are left out here", told)))
    beside = sum(map(int, re.findall(r"Left out here: \d+ engagements? with (\d+) finding", told)))
    shown = len(re.findall(r"^\*\*\w+ [A-Z]{3}\d{3}\*\*", told, re.MULTILINE))
    assert shown + inside + beside == engagements * findings
    assert shown
    assert "Looked at" in told


def test_what_could_not_be_judged_stands_before_all_findings_and_is_counted_too() -> None:
    reasons = tuple(Unjudged("CHG024", FOLDER, f"{FOLDER}/file-{number}.yaml cannot be read") for number in range(900))
    told = check_markdown(replace(many(100, 10), unjudged=reasons))
    assert len(told) < 60_000
    assert told.index("Not judged: ") < told.index("<details>")
    assert re.search(r"\*\*\d+ more reasons are left out here", told)


def test_a_check_that_could_not_judge_never_reads_as_a_pass() -> None:
    clean = checked({})
    fault = Fault("CHG024", FOLDER, "ZeroDivisionError: division by zero")
    assert check_markdown(clean).startswith("### ✅ Nothing blocks")
    for report in (
        replace(clean, faults=(fault,)),
        replace(clean, stopped="engagements/settings.yaml is missing"),
        replace(clean, unjudged=(Unjudged("CHG024", FOLDER, "sow.yaml cannot be read"),)),
    ):
        told = check_markdown(report)
        assert told.startswith("### ❌ ")
        assert "ould not" in told.splitlines()[0]
        assert "Nothing blocks" not in told
    assert "ZeroDivisionError" in check_markdown(replace(clean, faults=(fault,)))
    assert no_report_markdown("there is no commit @all").startswith("### ❌ Could not judge")


@ARBITRARY
@given(reports())
def test_nothing_in_a_record_is_markup_mention_or_command_in_a_note(report: Report) -> None:
    told = check_markdown(report)
    assert ("✅" in told.splitlines()[0]) == (report.exit_code == 0)
    for harm in ("<img", "@all", "\x1b", "\x9b", "\u202e", "\r", "[a](", "</failure"):
        assert harm not in told
    assert not re.search(r"^\s*/", told, re.MULTILINE)
