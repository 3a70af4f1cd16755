"""What the weekly status tells a customer, and what it never does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.pmo_reports.customer_status import customer_status
from psdm_validate.pmo_reports.pmo_report import Kind, PmoReport, report_of
from psdm_validate.pmo_reports.top_customer import top_customer
from psdm_validate.reporters.pmo_csv import pmo_csv
from psdm_validate.reporters.pmo_html import pmo_html
from psdm_validate.reporters.pmo_json import pmo_json
from psdm_validate.reporters.pmo_markdown import pmo_markdown
from psdm_validate.reporters.pmo_text import pmo_text
from tests.figures.situations import BOOKINGS, FIXED_FEE, WEEKS, change_order
from tests.pmo_reports.canaries import with_canaries
from tests.pmo_reports.example_engagement import (
    BROKEN,
    FRIDAY,
    LEFT_OUT,
    NAME,
    STATUS,
    Laid,
    asked_of,
    missing,
    reported,
    rows,
    the_missing,
)
from tests.sample import AS_OF, portfolio_files
from tests.trees import FilesInMemory

HOURS = {**WEEKS, "bookings.yaml": BOOKINGS}
"""Timesheets, without which no burn-down is known."""
CANARY = "CANARY"
SAMPLE = read_portfolio(FilesInMemory(portfolio_files()))
ACTION = """
actions:
  - id: A-001
    what: Name a deputy
    owner: mira-stone
    raised: 2026-10-01
    due: 2026-10-15
    audience: customer
"""
RISK = """
risks:
  - id: R-001
    what: The freeze may come early
    owner: sam-osei
    raised: 2026-10-01
    due: 2026-11-16
    response: Move it before
    audience: customer
"""


def told(laid: Laid, day: date = FRIDAY) -> PmoReport:
    return reported(customer_status, laid, day)


def standing(report: PmoReport) -> dict[object, object]:
    return {row["topic"]: row["told"] for row in rows(report, "standing")}


def with_status(text: str, day: date = FRIDAY) -> PmoReport:
    return told({**HOURS, STATUS: text}, day)


def every_format(report: PmoReport) -> str:
    text = pmo_text(report, 80, coloured=False)
    return "\n".join([text, pmo_markdown(report), pmo_html(report), pmo_csv(report), pmo_json(report)])


def report_on(name: str, kind: Kind, hidden: str | None = None) -> PmoReport:
    """The report on an engagement of the sample; `hidden` stands for each word that is not for the customer."""
    (engagement,) = (each for each in SAMPLE.engagements if each.name == name)
    meant = with_canaries(engagement, hidden) if hidden else engagement
    return report_of(kind, asked_of(SAMPLE, (meant,), AS_OF))


@pytest.mark.parametrize("name", [engagement.name for engagement in SAMPLE.engagements])
def test_no_word_that_is_not_for_the_customer_is_in_any_format(name: str) -> None:
    written = every_format(report_on(name, customer_status, hidden=CANARY))
    assert CANARY not in written
    assert written == every_format(report_on(name, customer_status))


def test_a_report_for_our_own_people_holds_words_that_are_not_for_the_customer() -> None:
    assert CANARY in every_format(report_on("meridian-rail/sow-2301", top_customer, hidden=CANARY))


def test_the_customer_is_not_told_of_our_settings() -> None:
    laid = {"/settings.yaml": "policy: {status_days: 14}\n"}
    assert not told(laid).overrides
    assert "status_days" in reported(top_customer, laid).overrides


def test_the_newest_report_is_told() -> None:
    report = told(HOURS)
    assert standing(report) == {
        "Engagement": "SOW-2206: Move 400 repositories to one platform",
        "Customer": "Harbor Line",
        "Health": "green",
        "Progress": "Two waves are moved",
        "Schedule": "On time for 8 January",
        "Hours": "412 used, 388 left",
        "Report of": date(2026, 10, 15),
        "Written by": "Sam Osei",
    }
    assert not report.missing


def test_a_report_of_a_later_day_is_not_there_yet() -> None:
    assert "Progress" not in standing(told(HOURS, date(2026, 10, 14)))


@pytest.mark.parametrize(("day", "late"), [(date(2026, 10, 22), False), (date(2026, 10, 23), True)])
def test_a_report_older_than_a_week_is_missing(day: date, late: bool) -> None:
    report = told({**HOURS, "bookings.yaml": "bookings: []\n"}, day)
    what = "the status report of this week; the newest is of 2026-10-15"
    assert (what in missing(report)) is late
    assert standing(report)["Progress"] == "Two waves are moved"


def test_the_report_that_is_missing_comes_with_the_command_that_drafts_it() -> None:
    report = told({STATUS: LEFT_OUT, **HOURS})
    found = the_missing(report)
    assert found.what == "the status report of this week; there is none yet"
    assert found.next_step == f"Write it: psdm-validate new status {NAME}"


@pytest.mark.parametrize(
    "laid",
    [
        {"engagement.yaml": "on_hold: [{from: 2026-10-16, why: The data centre moves}]\n"},
        {"closeout.yaml": "sign_off: {by: mira-stone, on: 2026-10-16}\n"},
        {"iteration-schedule.yaml": "iterations: [{number: 0, start: 2026-10-12, end: 2026-10-23}]\n"},
    ],
)
def test_no_report_is_missing_where_none_is_due(laid: dict[str, str]) -> None:
    assert not missing(told({**HOURS, STATUS: LEFT_OUT, **laid}))


def test_a_pause_is_told_with_its_reason() -> None:
    held = "on_hold: [{from: 2026-10-16, why: The data centre moves}]\n"
    report = told({**HOURS, "engagement.yaml": held})
    assert standing(report)["On hold"] == "since 2026-10-16: The data centre moves"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("health: yellow\n", "how it becomes green again"),
        ("schedule:\n", "how the dates stand"),
        ("actions:\n", "the open actions"),
        ("issues:\n", "the open issues and escalations"),
        ("time_off:\n", "planned absences"),
        ("burn_down:\n", "the hours used and left"),
    ],
)
def test_what_the_report_leaves_out_is_missing(text: str, what: str) -> None:
    found = the_missing(with_status(text))
    assert found.what == f"{what}, in the report of 2026-10-15"
    assert found.next_step.endswith(f"(engagements/{NAME}/{STATUS})")


def test_an_action_for_the_customer_is_told_with_its_owner_by_name() -> None:
    assert rows(told({**HOURS, "raid.yaml": ACTION}), "actions") == [
        {
            "entry": "A-001",
            "what": "Name a deputy",
            "owner": "Mira Stone",
            "due": date(2026, 10, 15),
            "overdue": Decimal(1),
            "escalated": None,
        }
    ]


@pytest.mark.parametrize("audience", ["internal", "executive", "partner"])
def test_an_entry_for_anybody_but_the_customer_is_not_told(audience: str) -> None:
    hidden = ACTION.replace("audience: customer", f"impacts_progress: true\n    audience: {audience}")
    report = told({**HOURS, "raid.yaml": hidden})
    assert not rows(report, "actions")
    assert not missing(report)


@pytest.mark.parametrize(("closed", "is_told"), [("2026-10-16", False), ("2026-10-17", True)])
def test_an_action_is_told_until_it_is_closed(closed: str, is_told: bool) -> None:
    raid = f"{ACTION}    closed: {{on: {closed}, outcome: Done}}\n"
    assert bool(rows(told({**HOURS, "raid.yaml": raid}), "actions")) is is_told


def test_a_risk_is_told_where_it_is_escalated_or_the_report_lists_it() -> None:
    plain = {**HOURS, "raid.yaml": RISK}
    assert not rows(told(plain), "issues")
    listed = rows(told({**plain, STATUS: "issues: [R-001]\n"}), "issues")
    escalated = rows(told({**HOURS, "raid.yaml": f"{RISK}    labels: [Escalated]\n"}), "issues")
    assert [(row["entry"], row["escalated"], row["answer"]) for row in (*listed, *escalated)] == [
        ("R-001", None, "Move it before"),
        ("R-001", "yes", "Move it before"),
    ]


def test_an_entry_that_the_report_lists_but_the_customer_may_not_read_is_missing_without_its_words() -> None:
    hidden = RISK.replace("audience: customer", "audience: internal")
    report = told({**HOURS, "raid.yaml": hidden, STATUS: "issues: [R-001]\n"})
    assert the_missing(report).what.startswith("R-001, which the report of 2026-10-15 lists;")
    assert "The freeze may come early" not in every_format(report)


def test_work_in_delivery_without_a_raid_log_is_told_as_missing() -> None:
    assert missing(told({**HOURS, "raid.yaml": LEFT_OUT})) == ["the RAID log"]


@pytest.mark.parametrize(("until", "is_told"), [("2026-10-15", False), ("2026-10-16", True)])
def test_an_absence_is_told_to_its_last_day(until: str, is_told: bool) -> None:
    report = with_status(f"time_off: [{{person: alex-reyes, from: 2026-10-12, until: {until}}}]\n")
    assert bool(rows(report, "time-off")) is is_told


@pytest.mark.parametrize(("end", "is_told"), [("2026-11-13", True), ("2026-11-14", False)])
def test_dates_of_the_work_are_told_four_weeks_ahead_and_the_end_of_the_contract_always(
    end: str, is_told: bool
) -> None:
    schedule = f"iterations: [{{number: 7, start: 2026-10-05, end: {end}, goal: Moved}}]\n"
    dates = rows(told({**HOURS, "iteration-schedule.yaml": schedule}), "dates")
    assert ({"on": date.fromisoformat(end), "what": "iteration 7 ends: Moved"} in dates) is is_told
    assert {"on": date(2027, 1, 8), "what": "contract ends"} in dates


def test_a_wish_that_waits_for_a_paper_is_no_date_for_the_customer() -> None:
    order = change_order(1, "2026-10-17", "{hours: {from: 800, to: 840}}")
    waiting = "iterations: [{number: 7, start: 2026-10-19, end: 2026-10-30, goal: Moved, awaits: CO-001}]\n"
    laid = {**HOURS, **order, "iteration-schedule.yaml": waiting}
    assert [row["what"] for row in rows(told(laid), "dates")] == ["contract ends"]


def test_hours_burn_down_week_by_week_where_they_are_billed() -> None:
    found = rows(told({**HOURS, STATUS: "burn_down:\n"}), "burn-down")
    assert [(row["until"], row["worked"], row["left"]) for row in found] == [
        (date(2026, 10, 11), Decimal("45.0"), Decimal("755.0")),
        (date(2026, 10, 16), Decimal("45.0"), Decimal("710.0")),
    ]


def test_a_fixed_fee_has_no_hours_in_its_report() -> None:
    report = told({**HOURS, "sow.yaml": FIXED_FEE, STATUS: "burn_down:\n"})
    assert not rows(report, "burn-down")
    assert "Hours" not in standing(report)
    assert not missing(report)


def test_hours_that_no_timesheet_tells_are_missing() -> None:
    (what,) = missing(told({STATUS: "burn_down: {used: 0, left: 800}\n"}))
    assert what.startswith("the burn-down of hours: ")


def test_a_broken_report_keeps_what_rests_on_it_and_the_rest_stands() -> None:
    report = told({**HOURS, "raid.yaml": ACTION, STATUS: BROKEN})
    assert report.unjudged
    assert f"engagements/{NAME}/{STATUS} cannot be read" in missing(report)
    assert rows(report, "actions")
    assert rows(report, "dates")


def test_a_proposal_that_was_called_off_lacks_no_burn_down() -> None:
    called_off = {"sow.yaml": "signed:\n", "engagement.yaml": "cancelled: {on: 2026-10-01, why: No budget}\n"}
    assert not missing(told({**called_off, STATUS: LEFT_OUT}))
