"""Near misses of training sessions: the day that decides, laid over the example engagement."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.finding import Finding
from tests.rules.time_and_training import found

ARCHIVED = "packs: [time-and-training-2020, archived]\n"
CANCELLED = "cancelled: {on: 2026-10-19, why: w}\n"
ON_HOLD = "on_hold: [{from: 2026-10-19, why: w}]\n"
ADOPTED = "adopted: {on: 2026-10-19, by: sam-osei}\n"


def told(
    rule: str, more: str, as_of: str = "2026-10-20", engagement: str = "", archived: bool = False
) -> list[Finding]:
    """What the rule says of a session that has this and no more."""
    session = f"title: t\ncourse: GitLab with Git Basics\nzone: America/New_York\n{more}"
    files = {"training/git.yaml": session, **({"engagement.yaml": engagement} if engagement else {})}
    return found(rule, files, date.fromisoformat(as_of), settings=ARCHIVED if archived else "")


def on(*days: str) -> str:
    rows = (f"{{on: {day}, begins: '09:00', ends: '16:00'}}" for day in days)
    return f"days: [{', '.join(rows)}]\n"


def sent(day: str, by: str = "alex-reyes") -> str:
    return f"trainer: {{person: alex-reyes}}\nregistration: {{sent: {day}, by: {by}}}\n"


@pytest.mark.parametrize(
    ("first", "due", "late"),
    [
        ("2026-10-22", "2026-10-19", "2026-10-20"),
        ("2026-10-19", "2026-10-14", "2026-10-15"),
        ("2026-10-14", "2026-10-08", "2026-10-09"),  # the 12th is a public holiday
    ],
)
def test_three_business_days_lie_between_the_link_and_the_session(first: str, due: str, late: str) -> None:
    assert not told("TRN001", on(first) + sent(due))
    assert len(told("TRN001", on(first) + sent(late))) == 1
    assert not told("TRN001", on(first), due)
    assert len(told("TRN001", on(first), late)) == 1


def test_the_archived_method_gives_two_weeks_and_the_coordinator_sends_the_link() -> None:
    assert not told("TRN001", on("2026-11-03") + sent("2026-10-20", "jo-pike"), archived=True)
    assert len(told("TRN001", on("2026-11-03") + sent("2026-10-21", "jo-pike"), "2026-10-21", archived=True)) == 1
    assert len(told("TRN001", on("2026-11-03") + sent("2026-10-20"), archived=True)) == 1


def test_the_days_of_a_notice_can_be_set_otherwise() -> None:
    session = {"training/git.yaml": f"title: t\ncourse: c\nzone: Europe/Berlin\n{on('2026-10-23')}{sent('2026-10-19')}"}
    assert not found("TRN001", session)
    assert found("TRN001", session, settings="policy: {registration_business_days: 5}\n")


@pytest.mark.parametrize("engagement", [CANCELLED, ON_HOLD])
@pytest.mark.parametrize("rule", ["TRN003", "TRN004", "TRN005", "TRN009", "TRN010", "TRN011"])
def test_a_session_that_falls_into_a_pause_or_after_the_end_owes_nothing(rule: str, engagement: str) -> None:
    assert told(rule, on("2026-10-23"), "2026-10-24")
    assert not told(rule, on("2026-10-23"), "2026-10-24", engagement)


@pytest.mark.parametrize("rule", ["TRN001", "TRN002", "TRN003", "TRN004", "TRN005", "TRN006", "TRN009", "TRN011"])
def test_what_was_due_before_the_engagement_was_kept_here_is_not_asked_for(rule: str) -> None:
    past = on("2026-10-13") + "assessments: [{id: s-1, submitted: 2026-10-06}]\n"
    assert told(rule, past)
    assert not told(rule, past, engagement=ADOPTED)


@pytest.mark.parametrize(("as_of", "asked"), [("2026-10-11", 0), ("2026-10-12", 2)])
def test_event_plan_and_dates_are_asked_for_once_the_planning_meeting_is_held(as_of: str, asked: int) -> None:
    assert len(told("TRN002", "planning_meeting: {on: 2026-10-12}\n", as_of)) == asked


def test_event_plan_is_asked_for_on_the_first_day_where_no_meeting_planned_the_session() -> None:
    assert not told("TRN002", on("2026-10-21"), "2026-10-20")
    assert len(told("TRN002", on("2026-10-21"), "2026-10-21")) == 1


@pytest.mark.parametrize("rule", ["TRN003", "TRN004", "TRN010", "TRN011"])
def test_preparations_are_asked_for_on_the_first_of_all_days(rule: str) -> None:
    assert not told(rule, on("2026-10-22", "2026-10-21"), "2026-10-20")
    assert told(rule, on("2026-10-22", "2026-10-21"), "2026-10-21")


@pytest.mark.parametrize(("day", "late"), [("2026-10-21", 0), ("2026-10-22", 1)])
def test_a_preparation_of_the_first_day_is_in_time(day: str, late: int) -> None:
    session = on("2026-10-21")
    trainer = f"trainer: {{person: alex-reyes, certified: {day}, rehearsed: 2026-10-01, latest_slides: 2026-10-01}}\n"
    assert len(told("TRN003", session + trainer, "2026-10-22")) == late
    lab = f"lab: {{code: A, instructor_registered: {day}, dates_handed: 2026-10-01}}\n"
    assert len(told("TRN011", session + lab, "2026-10-22")) == late


@pytest.mark.parametrize(("as_of", "asked"), [("2026-10-16", 0), ("2026-10-17", 4)])
def test_what_people_receive_is_asked_for_from_the_day_after_the_last(as_of: str, asked: int) -> None:
    assert len(told("TRN005", on("2026-10-15", "2026-10-16"), as_of)) == asked


@pytest.mark.parametrize(("reviewed", "late"), [("reviewed: 2026-10-13", 0), ("reviewed: 2026-10-14", 1)])
def test_a_review_takes_seven_days_at_most(reviewed: str, late: int) -> None:
    assert len(told("TRN006", f"assessments: [{{id: s-1, submitted: 2026-10-06, {reviewed}}}]\n")) == late


def test_a_review_that_is_missing_is_told_on_the_eighth_day_and_of_one_course_only() -> None:
    waiting = "assessments: [{id: s-1, submitted: 2026-10-06}]\n"
    assert not told("TRN006", waiting, "2026-10-13")
    assert told("TRN006", waiting, "2026-10-14")
    other = {"training/ci.yaml": f"title: t\ncourse: GitLab CI/CD\nzone: America/New_York\n{waiting}"}
    assert not found("TRN006", other)


@pytest.mark.parametrize(("as_of", "asked"), [("2026-10-18", 0), ("2026-10-19", 1), ("2026-10-20", 3)])
def test_checklists_are_asked_for_on_the_first_day_and_after_the_last(as_of: str, asked: int) -> None:
    assert len(told("TRN007", on("2026-10-19"), as_of, archived=True)) == asked


@pytest.mark.parametrize(
    ("received", "told_of"), [("2026-09-19", 1), ("2026-09-20", 0), ("2026-10-15", 0), ("2026-10-16", 1)]
)
def test_the_lab_code_comes_about_a_week_before_and_never_more_than_a_month(received: str, told_of: int) -> None:
    lab = f"lab: {{code_received: {received}}}\n"
    assert len(told("TRN008", on("2026-10-20") + lab, archived=True)) == told_of


@pytest.mark.parametrize(("as_of", "asked"), [("2026-10-15", 0), ("2026-10-16", 1)])
def test_a_lab_code_that_is_missing_is_told_from_the_day_after_it_was_due(as_of: str, asked: int) -> None:
    assert len(told("TRN008", on("2026-10-20"), as_of, archived=True)) == asked


@pytest.mark.parametrize(("as_of", "asked"), [("2026-10-18", 0), ("2026-10-19", 2)])
def test_issue_and_link_are_asked_for_on_the_day_on_which_the_link_has_to_go_out(as_of: str, asked: int) -> None:
    assert len(told("TRN009", on("2026-10-22"), as_of)) == asked


def test_a_planning_meeting_to_come_has_not_been_missed_by_anybody() -> None:
    meeting = "trainer: {person: alex-reyes}\nplanning_meeting: {on: 2026-10-21, attended_by: [mira-stone]}\n"
    assert not told("TRN010", meeting, "2026-10-20")
    assert told("TRN010", meeting, "2026-10-21")
