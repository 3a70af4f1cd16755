"""What the close-out report tells of engagements that end, and what it tells as missing."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.pmo_reports.close_out import close_out
from tests.cli.running import run
from tests.pmo_reports.example_engagement import (
    BROKEN,
    NAME,
    TUESDAY,
    another_engagement,
    is_missing,
    missing,
    reported,
    rows,
    step_for,
)

SIGN_OFF = """
sign_off: {by: mira-stone, on: 2026-10-14, evidence: {file: evidence/sow-2206.pdf, sha256: 11a01f111dcc92b41eb7339bf44639b57bcd13a6fa90ec391b075d756f8dd843}}
"""  # noqa: E501
STEPS = f"""{SIGN_OFF}
closure_meeting: 2026-10-15
csat: {{asked: 2026-10-15, answered: 2026-10-16, score: 4}}
"""
REPORT = """
report:
  by: rene-castle
  on: 2026-10-16
  estimated_hours: 800
  actual_hours: ACTUAL
  deliverables: ["https://files.example.com/sow-2206/handover"]
  lessons: Ask for test servers in the intake
  announced: {on: 2026-10-16, channel: ps-project-leadership, mentioned: [em]}
"""
ACCEPTED = """
items:
  - deliverable: migrated-repositories
    completed: 2026-10-09
    accepted: {by: mira-stone, on: 2026-10-13, by_way_of: email}
"""
WHOLE = {
    "closeout.yaml": STEPS + REPORT.replace("ACTUAL", "412"),
    "retrospective.yaml": "meeting: {on: 2026-10-16, facilitator: sam-osei}\n",
    "acceptance.yaml": ACCEPTED,
    "raid.yaml": "risks:\nissues:\n",
    # The hours of the weeks before are those that the status report tells.
    "timesheets/2026-w41.yaml": """
week: 2026-W41
worked:
  - {person: alex-reyes, activity: migration, hours: [8, 8, 8, 8, 6],
     issue: "https://forge.example.com/ps/harbor-line/sow-2206/-/issues/12"}
submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]
""",
}
WITHOUT_TIMESHEETS = {name: text for name, text in WHOLE.items() if not name.startswith("timesheets/")}


def closed(day: str) -> dict[str, str]:
    return {**WHOLE, "engagement.yaml": f"steps: {{closed: {day}}}\n"}


def with_report(actual: int, more: str = "") -> dict[str, str]:
    return {**WHOLE, "closeout.yaml": STEPS + REPORT.replace("ACTUAL", str(actual)) + more}


def test_hours_of_the_sow_the_contract_the_timesheets_and_the_report_stand_side_by_side() -> None:
    (row,) = rows(reported(close_out, WHOLE), "hours")
    assert (row["engagement"], row["manager"], row["state"]) == (NAME, "Sam Osei", "Deploy and close")
    hours = ("estimated", "agreed", "worked", "stated_estimate", "stated_actual")
    assert [row[field] for field in hours] == [800, 800, 412, 800, 412]
    assert (row["off"], row["difference"]) == (Decimal("-48.5"), None)


def test_a_difference_between_records_and_report_is_told_with_both_values() -> None:
    (row,) = rows(reported(close_out, with_report(420)), "hours")
    assert row["difference"] == "actual 420, on timesheets 412"


def test_an_estimate_may_be_that_of_the_sow_or_that_of_the_contract_in_force() -> None:
    order = """
number: CO-001
title: Less
why: The last wave is left out.
requested: {by: sam-osei, on: 2026-10-01}
changes:
  hours: {from: 800, to: 700}
signed:
  customer: {by: mira-stone, on: 2026-10-02}
  us: {by: robin-vale, on: 2026-10-02}
"""
    for stated, difference in (("800", None), ("700", None), ("750", "estimated 750, in the contract 700")):
        closeout = WHOLE["closeout.yaml"].replace("estimated_hours: 800", f"estimated_hours: {stated}")
        files = {**WHOLE, "closeout.yaml": closeout, "change-orders/co-001.yaml": order}
        (row,) = rows(reported(close_out, files), "hours")
        assert (row["estimated"], row["agreed"], row["difference"]) == (Decimal(800), Decimal(700), difference)


def test_without_timesheets_the_hours_of_the_report_count_and_without_both_they_are_missing() -> None:
    nobody = {"status/2026-10-15.yaml": "burn_down:\n"}
    (row,) = rows(reported(close_out, {**WITHOUT_TIMESHEETS, **nobody}), "hours")
    assert (row["worked"], row["off"]) == (None, Decimal("-48.5"))
    report = reported(close_out, {**WITHOUT_TIMESHEETS, **nobody, "closeout.yaml": STEPS})
    assert is_missing(rows(report, "hours")[0]["worked"])
    assert "timesheets" in step_for(report, "hours worked: not known")


def test_an_estimate_that_nobody_states_is_missing() -> None:
    files = {**WHOLE, "closeout.yaml": STEPS, "sow.yaml": "terms: {hours: , roles: []}\n"}
    assert "estimated_hours" in step_for(reported(close_out, files), "the hours that were estimated")


def test_a_whole_close_out_lacks_nothing_and_tells_steps_deliverables_and_lessons() -> None:
    report = reported(close_out, WHOLE)
    assert missing(report) == []
    (steps,) = rows(report, "steps")
    assert (steps["sign_off"], steps["report"], steps["score"]) == (date(2026, 10, 14), date(2026, 10, 16), "4 of 5")
    assert rows(report, "deliverables")[0]["deliverable"] == "https://files.example.com/sow-2206/handover"
    assert rows(report, "lessons")[0]["lessons"] == "Ask for test servers in the intake"


def test_each_step_that_is_not_taken_is_missing_with_the_field_that_records_it() -> None:
    report = reported(close_out, {"closeout.yaml": SIGN_OFF, "acceptance.yaml": ACCEPTED})
    (steps,) = rows(report, "steps")
    assert all(is_missing(steps[field]) for field in ("meeting", "retrospective", "asked", "report"))
    assert step_for(report, "the closure meeting").endswith(
        f"write `closure_meeting:` in engagements/{NAME}/closeout.yaml."
    )
    assert step_for(report, "the retrospective").endswith("retrospective.yaml.")


def test_acceptances_papers_and_entries_that_are_open_are_missing() -> None:
    pending = "number: CO-001\ntitle: More\nwhy: More.\nrequested: {by: sam-osei, on: 2026-10-12}\nchanges: {}\n"
    files = {"closeout.yaml": SIGN_OFF, "change-orders/co-001.yaml": pending}
    report = reported(close_out, files)
    assert "Ask the customer" in step_for(report, "the acceptance of deliverable migrated-repositories")
    assert "--withdrawn" in step_for(report, "CO-001 is still open")
    assert "psdm-validate close harbor-line/sow-2206 R-001" in step_for(report, "R-001 is still open")


def test_what_a_report_lacks_is_missing() -> None:
    lacking = {
        **WHOLE,
        "closeout.yaml": WHOLE["closeout.yaml"].replace("  lessons: Ask for test servers in the intake\n", ""),
    }
    assert missing(reported(close_out, lacking)) == ["the closeout report lacks the lessons learnt"]


@pytest.mark.parametrize(("as_of", "told"), [(date(2026, 10, 13), False), (date(2026, 10, 14), True)])
def test_an_engagement_is_told_from_the_day_of_its_sign_off_on(as_of: date, *, told: bool) -> None:
    report = reported(close_out, WHOLE, as_of)
    assert bool(rows(report, "hours")) == told
    assert not rows(report, "lessons"), "the report is of 16 October"


@pytest.mark.parametrize(("closed_on", "told"), [("2026-10-20", True), ("2026-07-01", True), ("2026-06-30", False)])
def test_one_that_is_closed_is_told_until_the_end_of_the_quarter_after(closed_on: str, *, told: bool) -> None:
    assert bool(rows(reported(close_out, closed(closed_on)), "hours")) == told


def test_quarters_are_those_of_the_fiscal_year() -> None:
    february = {"/organization.yaml": "fiscal_year_starts: 2\n"}
    # The quarter of 20 October began in August, the one before it in May.
    assert rows(reported(close_out, {**closed("2026-05-01"), **february}), "hours")
    assert not rows(reported(close_out, {**closed("2026-04-30"), **february}), "hours")


def test_one_that_is_delivered_or_called_off_is_told_only_by_name_and_owes_nothing() -> None:
    called_off = {"engagement.yaml": "cancelled: {on: 2026-10-16, why: The budget is gone}\n"}
    for files in ({}, called_off):
        assert not rows(reported(close_out, files), "hours")
        report = reported(close_out, files, named=True)
        assert len(rows(report, "hours")) == 1
        assert missing(report) == []


def test_a_broken_record_is_told_and_other_engagements_stand() -> None:
    report = reported(close_out, {"closeout.yaml": BROKEN}, TUESDAY, others=another_engagement(2207, WHOLE))
    assert report.unjudged
    assert [row["engagement"] for row in rows(report, "hours")] == ["harbor-line/sow-2207"]


def test_naming_an_engagement_on_the_command_line_tells_it_whatever_its_phase() -> None:
    arguments = ("report", "close-out", "--as-of", "2026-11-20", "--format", "json")
    assert "forest-service/sow-1847" in {
        row["engagement"]
        for row in json.loads(run(*arguments, "forest-service/sow-1847").stdout)["sections"][0]["rows"]
    }
    assert "forest-service/sow-1847" not in run(*arguments, "--pm", "Sam Osei").stdout.split('"sections"')[1]
