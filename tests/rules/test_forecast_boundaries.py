"""Near misses of bookings and of the weekly round: the day before and after, and the limits."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.finding import Level
from tests.rules.forecasting import booked, booking, findings, found

SAM = booking("sam-osei", "2026-07-06", "2027-01-08", 6)
ALEX = booking("alex-reyes", "2026-07-06", "2027-01-08")
BLOCK = "kind: consulting-block\n"
HOLD = "on_hold: [{from: 2026-10-19, why: The freeze}]\n"


def alex_until(day: str) -> dict[str, str]:
    return booked(SAM, booking("alex-reyes", "2026-07-06", day))


@pytest.mark.parametrize(("until", "missing"), [("2026-12-17", 1), ("2026-12-18", 0), ("2026-12-20", 0)])
def test_bookings_reach_the_last_working_day_of_the_two_months(until: str, missing: int) -> None:
    assert found("FCT001", alex_until(until)) == missing


def test_a_public_holiday_at_the_end_of_the_two_months_needs_no_booking() -> None:
    assert found("FCT001", alex_until("2026-12-24"), date(2026, 10, 25)) == 0
    assert found("FCT001", alex_until("2026-12-23"), date(2026, 10, 25)) == 1


def test_bookings_reach_no_further_than_the_time_on_the_team_or_the_contract() -> None:
    team = "team:\n  - {role: project-manager, person: sam-osei, from: 2026-06-23}\n"
    leaving = f"{team}  - {{role: engineer, person: alex-reyes, from: 2026-07-06, until: 2026-11-13}}\n"
    assert found("FCT001", {**alex_until("2026-11-13"), "engagement": leaving}) == 0
    assert found("FCT001", {**alex_until("2026-11-12"), "engagement": leaving}) == 1
    assert found("FCT001", booked(SAM, ALEX), date(2026, 12, 31)) == 0


def test_the_settings_say_how_many_months_ahead_are_booked() -> None:
    assert found("FCT001", alex_until("2026-11-20"), settings="policy: {forecast_months: 1}\n") == 0
    assert found("FCT001", alex_until("2026-11-19"), settings="policy: {forecast_months: 1}\n") == 1


@pytest.mark.parametrize(("since", "missing"), [("2026-12-20", 1), ("2026-12-21", 0)])
def test_a_soft_booking_is_upside_from_the_last_day_of_the_two_months_back(since: str, missing: int) -> None:
    soft = booking("alex-reyes", since, "2027-01-08", kind="soft")
    assert found("FCT001", booked(SAM, booking("alex-reyes", "2026-07-06", "2026-12-18"), soft)) == missing


def test_soft_hours_of_whoever_neither_manages_nor_designs_nor_builds_need_not_be_upside() -> None:
    assert found("FCT001", booked(SAM, ALEX, booking("jo-pike", "2026-11-02", "2026-11-06", kind="soft"))) == 0
    assert found("FCT001", booked(SAM, ALEX, booking("tomas-ferro", "2026-11-02", "2026-11-06", kind="soft"))) == 1


@pytest.mark.parametrize("engagement", [BLOCK, HOLD, "cancelled: {on: 2026-10-19, why: The budget is gone}\n"])
def test_blocks_work_on_hold_and_work_that_was_called_off_are_not_booked_ahead(engagement: str) -> None:
    assert found("FCT001", {"bookings": "bookings: []\n"}) == 2
    assert found("FCT001", {"bookings": "bookings: []\n", "engagement": engagement}) == 0


@pytest.mark.parametrize(("as_of", "told"), [(date(2026, 7, 20), 0), (date(2026, 7, 21), 1)])
def test_soft_bookings_have_fourteen_days_after_the_kickoff(as_of: date, told: int) -> None:
    soft = booked(SAM, booking("alex-reyes", "2026-07-06", "2026-07-31", kind="soft"))
    assert found("FCT004", soft, as_of) == told
    assert found("FCT004", soft, as_of, settings="policy: {soft_days_after_kickoff: 15}\n") == 0


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2026-09-01", "2026-09-30", 0),
        ("2026-09-01", "2026-10-01", 1),
        ("2026-10-31", "2026-11-30", 1),
        ("2026-11-01", "2026-11-30", 0),
    ],
)
def test_the_current_month_has_a_first_and_a_last_day(since: str, until: str, told: int) -> None:
    assert found("FCT004", booked(SAM, booking("alex-reyes", since, until, kind="soft"))) == told


def test_hard_bookings_are_asked_for_from_the_day_after_the_kickoff() -> None:
    assert found("FCT005", booked(), date(2026, 7, 6)) == 0
    assert found("FCT005", booked(), date(2026, 7, 7)) == 1
    assert found("FCT005", {"bookings": "# left out"}) == 1
    assert found("FCT005", booked(booking("sam-osei", "2026-06-29", "2026-07-05"))) == 1
    assert found("FCT005", booked(booking("sam-osei", "2026-06-29", "2026-07-06"))) == 0
    assert found("FCT005", {**booked(), "engagement": HOLD}) == 0


@pytest.mark.parametrize(
    ("updated", "as_of", "late"),
    [
        ("2026-10-19T15:00Z", date(2026, 10, 20), 0),
        ("2026-10-19T15:01Z", date(2026, 10, 20), 1),
        ("2026-11-16T16:00Z", date(2026, 11, 17), 0),
        ("2026-11-16T16:01Z", date(2026, 11, 17), 1),
        ("2026-10-12T10:30-04:00", date(2026, 10, 19), 0),
        ("2026-10-12T11:00-04:00", date(2026, 10, 20), 1),
        ("2026-10-12T11:01-04:00", date(2026, 10, 20), 0),
    ],
)
def test_a_round_serves_one_monday_by_the_clock_of_new_york(updated: str, as_of: date, late: int) -> None:
    assert found("FCT011", {"bookings": f"updated: {updated}\n"}, as_of) == late


def test_whoever_was_scheduled_or_adopted_after_monday_begins_with_the_next_one() -> None:
    never = {"bookings": "updated:\n"}
    assert found("FCT011", never) == 1
    for engagement in ("steps: {scheduled: 2026-10-19}\n", "adopted: {on: 2026-10-20, by: sam-osei}\n"):
        assert found("FCT011", {**never, "engagement": engagement}) == 0
        assert found("FCT011", {**never, "engagement": engagement}, date(2026, 10, 27)) == 1


def test_the_settings_say_at_which_hour_the_round_is_due() -> None:
    late = {"bookings": "updated: 2026-10-19T12:00-04:00\n"}
    assert found("FCT011", late) == 1
    assert found("FCT011", late, settings="policy: {forecast_due_hour: 12}\n") == 0


def test_the_lead_passes_along_on_the_day_on_which_the_project_does() -> None:
    team = "team:\n  - {role: project-manager, person: sam-osei, from: 2026-06-23, until: 2026-10-18}\n"
    team += "  - {role: project-manager, person: rene-castle, from: 2026-10-19}\n"
    assert found("FCT012", {"engagement": team}, date(2026, 10, 18)) == 0
    assert found("FCT012", {"engagement": team}, date(2026, 10, 19)) == 1
    assert found("FCT012", {"engagement": team.split("  - {role: project-manager, person: rene")[0]}) == 0


def test_a_lead_is_asked_for_from_the_day_of_the_set_up() -> None:
    nobody = {"engagement": "resource_project:\n"}
    assert found("FCT012", nobody, date(2026, 6, 22)) == 0
    assert found("FCT012", nobody, date(2026, 6, 23)) == 1


@pytest.mark.parametrize(("approved", "told"), [("2024-10-06", 1), ("2024-10-07", 0)])
def test_the_coordinator_approves_from_the_first_day_in_the_role(approved: str, told: int) -> None:
    row = booking("sam-osei", "2026-07-06", "2026-12-18").replace("on: 2026-07-06}", f"on: {approved}}}")
    assert found("FCT015", booked(row)) == told


def test_a_soft_booking_and_one_that_ended_before_the_adoption_need_no_approval() -> None:
    assert found("FCT015", booked(booking("sam-osei", "2026-11-02", "2026-12-18", kind="soft"))) == 0
    bare = booking("sam-osei", "2026-07-06", "2026-10-16").replace(", approved: {by: jo-pike, on: 2026-07-06}", "")
    assert found("FCT015", booked(bare)) == 1
    assert found("FCT015", {**booked(bare), "engagement": "adopted: {on: 2026-10-17, by: sam-osei}\n"}) == 0
    assert found("FCT015", {**booked(bare), "engagement": "adopted: {on: 2026-10-16, by: sam-osei}\n"}) == 1


def test_bookings_are_asked_for_from_the_day_of_the_win_until_the_kickoff() -> None:
    assert found("FCT016", booked(), date(2026, 6, 21)) == 0
    assert found("FCT016", booked(), date(2026, 6, 22)) == 1
    assert found("FCT016", booked(), date(2026, 7, 5)) == 1
    assert found("FCT016", booked(), date(2026, 7, 6)) == 0
    assert found("FCT016", booked(booking("sam-osei", "2026-07-06", "2026-12-18", kind="soft")), date(2026, 6, 22)) == 0


@pytest.mark.parametrize(("until", "alarm"), [("2026-12-18", True), ("2026-12-17", False)])
def test_days_that_the_last_paper_added_are_an_alarm_while_nobody_is_booked_for_them(until: str, alarm: bool) -> None:
    team = "team:\n  - {role: engineer, person: alex-reyes, from: 2026-07-06}\n"
    told = findings("FCT001", {**alex_until(until), "engagement": team}, date(2026, 11, 20))
    assert [(finding.level, finding.fact) for finding in told] == [(Level.ERROR, alarm)]
