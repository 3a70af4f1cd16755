"""Reports are golden: byte for byte what the files beside this test hold.

To take over an intended change: UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/reporters, then read the difference.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import click
import pytest

from psdm_validate.finding import Report, Spot
from psdm_validate.reporters.columns import columns
from psdm_validate.reporters.json import json_report
from psdm_validate.reporters.text import text_report
from tests.sample import FOLDER, checked, edited

GOLDEN = Path(__file__).parent / "golden"


def spoilt() -> Report:
    """A report with a finding of every shape: in a field, on a key, over a whole file, not judged."""
    return checked(
        {
            **edited(f"{FOLDER}/plan.yaml", "start: 2026-12-14, end: 2026-12-30", "start: 2026-12-14, end: 2027-01-30"),
            **edited(f"{FOLDER}/raid.yaml", "due: 2026-11-25", "due: 2026-11-19"),
            **edited(f"{FOLDER}/sow.yaml", "title: An API", "titel: An API"),
            **edited(f"{FOLDER}/communication-plan.yaml", "zone: America/New_York", "zone: &zone America/New_York"),
            **edited("engagements/organization.yaml", "name: Sam Osei", "name: \u001b[31mSam \u202eOsei"),
            f"{FOLDER}/notes.yml": b"remember: the milk\n",
        }
    )


def mended() -> Report:
    """The same with the SOW whole, so that the contract is judged."""
    return checked(
        {
            **edited(f"{FOLDER}/plan.yaml", "start: 2026-12-14, end: 2026-12-30", "start: 2026-12-14, end: 2027-01-30"),
            **edited(f"{FOLDER}/raid.yaml", "due: 2026-11-25", "due: 2026-11-19"),
        }
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("spoilt-80.txt", lambda: text_report(spoilt(), 80, coloured=False)),
        ("spoilt-48.txt", lambda: text_report(spoilt(), 48, coloured=False)),
        ("mended-80.txt", lambda: text_report(mended(), 80, coloured=False)),
        ("clean-80.txt", lambda: text_report(checked({}), 80, coloured=False)),
        ("spoilt.json", lambda: json_report(spoilt())),
    ],
)
def test_a_report_is_what_its_golden_file_holds(name: str, text: object) -> None:
    assert callable(text)
    written = text()
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(written, "utf-8")
    assert written == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("width", [40, 48, 80, 110])
def test_no_line_is_wider_than_the_terminal_but_a_path(width: int) -> None:
    for line in text_report(spoilt(), width, coloured=False).splitlines():
        assert columns(line) <= width or line.strip().startswith("engagements/") or " " not in line.strip()


def test_colours_change_nothing_but_the_looks() -> None:
    coloured = text_report(spoilt(), 80, coloured=True)
    assert coloured != click.unstyle(coloured)
    assert click.unstyle(coloured) == text_report(spoilt(), 80, coloured=False)


def test_nothing_in_a_record_steers_the_terminal() -> None:
    text = text_report(spoilt(), 80, coloured=False)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_json_report_is_whole() -> None:
    report = spoilt()
    told = json.loads(json_report(report))
    assert len(told["findings"]) == len(report.findings)
    assert told["summary"]["errors"] + told["summary"]["warnings"] + told["summary"]["notes"] == len(report.findings)
    assert told["exit_code"] == 1
    assert {item["because"] for item in told["unjudged"]} == {item.because for item in report.unjudged}


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "before", ["plain", "字幕を作る", "e\u0301tude re\u0301vise\u0301e", "字" * 60, "e\u0301" * 90]
)
def test_the_caret_stands_below_its_value_whatever_stands_before_it(before: str, width: int) -> None:
    report = checked(edited(f"{FOLDER}/raid.yaml", "due: 2026-11-25", "due: 2026-11-19"))
    line = f"name: {before}, due: 2026-11-19, what: {before}"
    column = line.index("2026-11-19") + 1
    spot = Spot(1, column, column + len("2026-11-19"), line)
    finding = replace(next(each for each in report.findings if each.rule == "RPT010"), spot=spot)
    told = text_report(replace(report, findings=(finding,)), width, coloured=False).splitlines()
    place = next(number for number, shown in enumerate(told) if "^" in shown)
    shown, below = told[place - 1], told[place]
    assert columns(shown) <= width
    assert below.strip(" |") == "^" * len("2026-11-19")
    assert columns(shown[: shown.index("2026-11-19")]) == below.index("^")


def test_a_line_break_in_a_value_is_a_blank_in_the_message() -> None:
    broken = edited(f"{FOLDER}/plan.yaml", "tasks:\n", 'tasks:\n  - {id: "T\\n9", name: x, activity: mappings}\n')
    told = text_report(checked(broken), 80, coloured=False)
    assert '"T 9" is not a task\'s number' in told
    assert "�" not in told
