"""What is gathered from journals over all engagements, from which time, and what stands at the head as missing."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.pmo_reports.pmo_report import PmoReport
from psdm_validate.pmo_reports.wins_and_lessons import wins_and_lessons
from tests.pmo_reports.example_engagement import (
    BROKEN,
    FRIDAY,
    LEFT_OUT,
    NAME,
    Laid,
    another_engagement,
    missing,
    reported,
    rows,
)

WIN = "journal: [{on: 2026-10-16, by: alex-reyes, what: Moved in one night, labels: [ProjectWin]}]\n"


def told_with(retrospective: str, day: date = FRIDAY, laid: Laid | None = None) -> PmoReport:
    return reported(wins_and_lessons, {"retrospective.yaml": retrospective, **(laid or {})}, day)


def labelled(*labels: str) -> str:
    return WIN.replace("[ProjectWin]", f"[{', '.join(labels)}]")


def test_a_win_is_told_with_day_and_name() -> None:
    report = told_with(WIN)
    assert rows(report, "wins") == [
        {"on": FRIDAY, "what": "Moved in one night", "by": "Alex Reyes", "engagement": NAME}
    ]
    assert not rows(report, "lessons")
    assert not rows(report, "stories")
    assert not report.missing


def test_a_lesson_stands_under_each_of_its_labels() -> None:
    report = told_with(labelled("llSupport", "llPsProcess"))
    assert [row["label"] for row in rows(report, "lessons")] == ["llPsProcess", "llSupport"]
    assert not rows(report, "wins")


def test_an_entry_that_is_a_win_and_a_customers_story_is_told_as_both() -> None:
    report = told_with(labelled("ProjectWin", "CustomerStory"))
    assert rows(report, "wins") == rows(report, "stories") != []


def test_a_label_of_the_teams_own_is_none_of_them() -> None:
    report = told_with(labelled("NightShift"))
    assert not any(section.rows for section in report.sections)
    assert not report.missing


def test_an_entry_under_a_misspelt_label_is_missing_with_the_label_that_is_meant() -> None:
    (found,) = told_with(labelled("projectWin")).missing
    assert found.what == "the entry of 2026-10-16 under the label projectWin, for which no report looks"
    assert found.next_step == f"Write ProjectWin in engagements/{NAME}/retrospective.yaml."


@pytest.mark.parametrize(
    ("on", "is_told"),
    [("2026-06-30", False), ("2026-07-01", True), ("2026-10-16", True), ("2026-10-17", False)],
)
def test_the_running_quarter_and_the_one_before_are_told_up_to_the_day(on: str, is_told: bool) -> None:
    assert bool(rows(told_with(WIN.replace("2026-10-16", on)), "wins")) is is_told


@pytest.mark.parametrize(("on", "is_told"), [("2026-04-30", False), ("2026-05-01", True)])
def test_quarters_are_those_of_the_fiscal_year(on: str, is_told: bool) -> None:
    laid = {"/organization.yaml": "fiscal_year_starts: 2\n", "retrospective.yaml": WIN.replace("2026-10-16", on)}
    assert bool(rows(reported(wins_and_lessons, laid, FRIDAY), "wins")) is is_told


@pytest.mark.parametrize(("day", "since"), [(date(2026, 12, 31), "2026-07-01"), (date(2027, 1, 1), "2026-10-01")])
def test_the_heads_name_the_first_day_of_the_time(day: date, since: str) -> None:
    assert told_with(WIN, day).sections[0].title == f"Wins since {since}"


def test_the_newest_comes_first() -> None:
    entries = "".join(
        f"  - {{on: 2026-10-{day}, by: alex-reyes, what: Won, labels: [ProjectWin]}}\n" for day in (12, 16, 14)
    )
    found = rows(told_with(f"journal:\n{entries}"), "wins")
    assert [row["on"] for row in found] == [date(2026, 10, 16), date(2026, 10, 14), date(2026, 10, 12)]


@pytest.mark.parametrize("retrospective", ["journal: []\n", LEFT_OUT, WIN.replace("2026-10-16", "2026-06-30")])
def test_work_in_delivery_without_an_entry_in_that_time_is_missing(retrospective: str) -> None:
    assert missing(told_with(retrospective)) == ["an entry in the journal of the retrospective since 2026-07-06"]


@pytest.mark.parametrize(
    "rest",
    [
        {"engagement.yaml": "on_hold: [{from: 2026-10-16, why: The data centre moves}]\n"},
        {"engagement.yaml": "steps: {closed: 2026-10-16}\n"},
        {"iteration-schedule.yaml": "iterations: [{number: 0, start: 2026-10-12, end: 2026-10-23}]\n"},
    ],
)
def test_no_entry_is_asked_of_work_that_is_not_begun_or_rests_or_is_over(rest: dict[str, str]) -> None:
    assert not told_with("journal: []\n", laid=rest).missing


def test_a_closed_engagement_is_told_of() -> None:
    assert rows(told_with(WIN, laid={"engagement.yaml": "steps: {closed: 2026-10-16}\n"}), "wins")


def test_an_improvement_without_owner_or_day_lacks_them() -> None:
    report = told_with(f"{WIN}improvements: [{{id: servers, what: Ask for servers}}]\n")
    assert missing(report) == [
        "the improvement servers lacks a day by which it is done",
        "the improvement servers lacks an owner",
    ]


@pytest.mark.parametrize(
    ("meeting", "due", "is_told"),
    [
        ("2026-10-16", "2026-11-30", True),
        ("2026-10-17", "2026-11-30", False),
        ("2026-06-30", "2026-07-01", True),
        ("2026-06-30", "2026-06-30", False),
    ],
)
def test_an_improvement_is_told_once_it_is_agreed_and_while_it_is_recent(meeting: str, due: str, is_told: bool) -> None:
    agreed = f"improvements: [{{id: servers, what: Ask for servers, owner: alex-reyes, due: {due}}}]\n"
    report = told_with(f"{WIN}meeting: {{on: {meeting}}}\n{agreed}")
    assert bool(rows(report, "improvements")) is is_told


def test_a_broken_retrospective_is_told_and_the_other_engagements_stand() -> None:
    others = another_engagement(2207, {"retrospective.yaml": WIN})
    report = reported(wins_and_lessons, {"retrospective.yaml": BROKEN}, others=others)
    assert [row["engagement"] for row in rows(report, "wins")] == ["harbor-line/sow-2207"]
    assert missing(report) == [f"engagements/{NAME}/retrospective.yaml cannot be read"]
    assert report.unjudged


def test_without_the_organisation_nobody_knows_the_quarters() -> None:
    report = reported(wins_and_lessons, {"/organization.yaml": BROKEN})
    assert missing(report) == ["engagements/organization.yaml cannot be read"]
    assert report.unjudged
