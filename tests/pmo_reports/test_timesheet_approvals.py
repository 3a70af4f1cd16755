"""Where the approvals of hours stand, week by week, and what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.pmo_reports.timesheet_approvals import timesheet_approvals
from tests.pmo_reports.example_engagement import (
    BROKEN,
    NAME,
    is_missing,
    missing,
    reported,
    rows,
    step_for,
)

HANDED_IN = "submitted: [{person: alex-reyes, when: 2026-10-09T17:05-04:00}]\n"
APPROVALS = (
    "  - {role: delivery-manager, by: mona-bright, on: 2026-10-13}\n",
    "  - {role: senior-director, by: nadia-brook, on: 2026-10-14}\n",
    "  - {role: finance, by: gwen-pryce, on: 2026-10-15}\n",
)
CERTIFIED = "certified: https://forge.example.com/ps/time/-/issues/532\nlabels: [ManagerCertifiedTimesheet]\n"
BILLED = "billed: 2026-10-16\n"
FIXED_FEE = "terms: {billing: fixed-fee}\n"
WEEKS = [f"2026-w{week}" for week in range(39, 43)]
"""The four weeks that are over on 20 October."""


def sheet(more: str = "", *, week: str = "2026-w41", billable: str = "true") -> dict[str, str]:
    worked = f"worked:\n  - {{person: alex-reyes, activity: migration, hours: [8, 8], billable: {billable}}}\n"
    return {f"timesheets/{week}.yaml": f"week: {week.upper()}\n{worked}{more}"}


def approved(number: int, *, more: str = "") -> str:
    """A week that was handed in and approved by the first so many."""
    given = f"approvals:\n{''.join(APPROVALS[:number])}" if number else ""
    return HANDED_IN + given + (CERTIFIED if number else "") + more


def settled(but: str = "") -> dict[str, str]:
    """Every week that is over, handed in, approved and billed."""
    files: dict[str, str] = {}
    for week in WEEKS:
        files |= sheet(approved(3, more=BILLED), week=week) if week != but else {}
    return files


@pytest.mark.parametrize(
    ("number", "turn"),
    [(0, "delivery manager"), (1, "head of professional services"), (2, "finance"), (3, "to be billed")],
)
def test_the_week_says_whose_turn_it_is(number: int, turn: str) -> None:
    (row,) = rows(reported(timesheet_approvals, sheet(approved(number))), "weeks")
    assert (row["week"], row["engagement"], row["turn"]) == ("2026-W41", NAME, turn)
    # The hours of the week were due on Monday 12 October.
    assert row["open"] == Decimal(8)


def test_each_step_is_told_with_its_day_and_who_took_it() -> None:
    report = reported(timesheet_approvals, sheet(approved(3, more=BILLED)))
    (row,) = rows(report, "weeks")
    assert (row["handed_in"], row["delivery_manager"], row["senior_director"], row["finance"], row["billed"]) == tuple(
        date(2026, 10, day) for day in (9, 13, 14, 15, 16)
    )
    assert row["certified"] == "https://forge.example.com/ps/time/-/issues/532"
    assert (row["turn"], row["open"]) == (None, None)
    assert [(each["step"], each["who"], each["when"]) for each in rows(report, "steps")] == [
        ("handed in", "Alex Reyes", "2026-10-09 17:05"),
        ("delivery manager", "Mona Bright", "2026-10-13"),
        ("head of professional services", "Nadia Brook", "2026-10-14"),
        ("finance", "Gwen Pryce", "2026-10-15"),
    ]


@pytest.mark.parametrize(("as_of", "lacking"), [(date(2026, 10, 12), False), (date(2026, 10, 13), True)])
def test_a_week_that_is_not_handed_in_is_missing_from_the_day_after_its_monday(as_of: date, *, lacking: bool) -> None:
    report = reported(timesheet_approvals, sheet(), as_of)
    row = next(row for row in rows(report, "weeks") if row["week"] == "2026-W41")
    assert row["turn"] == "to be handed in: Alex Reyes"
    assert is_missing(row["handed_in"]) == lacking
    assert ("2026-W41 was not handed in by Alex Reyes" in missing(report)) == lacking


def test_an_approval_out_of_turn_is_missing_with_its_next_step() -> None:
    report = reported(timesheet_approvals, sheet(f"{HANDED_IN}approvals:\n{APPROVALS[2]}"))
    assert "role: senior-director" in step_for(report, "without the approval of the head of professional services")
    assert rows(report, "weeks")[0]["turn"] == "delivery manager"


def test_an_approval_without_a_certified_issue_is_missing() -> None:
    report = reported(
        timesheet_approvals, sheet(f"{HANDED_IN}approvals:\n{APPROVALS[0]}labels: [ManagerCertifiedTimesheet]\n")
    )
    assert "certified" in step_for(report, "without an issue in the time tracking epic")


def test_what_comes_later_is_not_told() -> None:
    report = reported(timesheet_approvals, sheet(approved(3, more=BILLED)), date(2026, 10, 13))
    row = rows(report, "weeks")[0]
    assert (row["turn"], row["senior_director"], row["billed"]) == ("head of professional services", None, None)
    assert not rows(reported(timesheet_approvals, sheet(), date(2026, 10, 4)), "weeks")


def test_those_that_are_open_longest_come_first_and_settled_weeks_last() -> None:
    files = {**settled(but="2026-w42"), **sheet(approved(1), week="2026-w30"), **sheet(approved(1), week="2026-w42")}
    told = [row["week"] for row in rows(reported(timesheet_approvals, files), "weeks")]
    assert told == ["2026-W30", "2026-W42", "2026-W39", "2026-W40", "2026-W41"]


def test_settled_weeks_are_told_for_four_weeks() -> None:
    files = {**settled(), **sheet(approved(3, more=BILLED), week="2026-w38")}
    told = [row["week"] for row in rows(reported(timesheet_approvals, files), "weeks")]
    assert told == [week.upper() for week in WEEKS]


@pytest.mark.parametrize("change", [{"sow.yaml": FIXED_FEE}, {}])
def test_what_is_not_billed_by_the_hour_is_settled_by_the_last_approval(change: dict[str, str]) -> None:
    files = sheet(approved(3), billable="true" if change else "false")
    (row,) = rows(reported(timesheet_approvals, {**files, **change}), "weeks")
    assert row["turn"] is None


def test_hours_before_the_signature_are_billed_only_after_it() -> None:
    unsigned = {"sow.yaml": "signed:\n", **sheet(approved(3))}
    assert rows(reported(timesheet_approvals, unsigned), "weeks")[0]["turn"] == "to be billed once the SOW is signed"


def test_the_project_lead_comes_first_where_the_edition_asks_for_that() -> None:
    older = {"engagements/settings.yaml": b"edition: '2022'\n"}
    (row,) = rows(reported(timesheet_approvals, sheet(approved(0)), others=older), "weeks")
    assert (row["turn"], row["project_lead"]) == ("project lead", None)
    lead = f"{HANDED_IN}approvals: [{{role: project-manager, by: sam-osei, on: 2026-10-12}}]\n"
    (row,) = rows(reported(timesheet_approvals, sheet(lead), others=older), "weeks")
    assert (row["turn"], row["project_lead"]) == ("delivery manager", date(2026, 10, 12))


@pytest.mark.parametrize("week", WEEKS)
def test_a_week_with_hard_bookings_and_no_timesheet_is_missing(week: str) -> None:
    report = reported(timesheet_approvals, settled(but=week))
    assert missing(report) == [f"the timesheet of {week.upper()}, in which people are hard-booked"]
    assert step_for(report, "hard-booked").endswith(f"add engagements/{NAME}/timesheets/{week}.yaml.")


@pytest.mark.parametrize(("as_of", "lacking"), [(date(2026, 10, 19), False), (date(2026, 10, 20), True)])
def test_on_the_monday_the_week_before_may_still_come(as_of: date, *, lacking: bool) -> None:
    report = reported(timesheet_approvals, settled(but="2026-w42"), as_of)
    assert any("2026-W42" in what for what in missing(report)) == lacking


def test_a_gap_after_the_first_timesheet_is_missing_however_old_it_is() -> None:
    report = reported(timesheet_approvals, {**settled(), **sheet(approved(3, more=BILLED), week="2026-w37")})
    assert missing(report) == ["the timesheet of 2026-W38, in which people are hard-booked"]


def test_no_timesheet_is_missing_of_weeks_on_hold_or_of_an_engagement_that_is_over() -> None:
    held = {"engagement.yaml": "on_hold: [{from: 2026-09-14, why: The freeze}]\n"}
    over = {"engagement.yaml": "steps: {closed: 2026-10-16}\n"}
    assert missing(reported(timesheet_approvals, held)) == []
    assert missing(reported(timesheet_approvals, over)) == []
    assert len(missing(reported(timesheet_approvals))) == len(WEEKS)


def test_a_broken_timesheet_is_told() -> None:
    report = reported(timesheet_approvals, {"timesheets/2026-w41.yaml": BROKEN})
    assert report.unjudged
    assert f"engagements/{NAME}/timesheets/2026-w41.yaml cannot be read" in missing(report)
