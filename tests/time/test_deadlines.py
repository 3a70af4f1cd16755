"""Deadlines around the days on which clocks, years and holidays move."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pydantic import TypeAdapter

from psdm_validate.model.settings import EditionName
from psdm_validate.model.values import Moment
from psdm_validate.policy.moments import day_of, in_eastern
from tests.rules import time_and_training
from tests.rules.forecasting import booked, booking, findings, found
from tests.rules.time_and_training import sheet

LONG = {"sow": "terms:\n  end: 2028-06-30\n", "confirmation": "# left out"}
"""The example engagement with a contract that lasts until June 2028."""
MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


@pytest.mark.parametrize(
    ("in_time", "late"),
    [
        ("2026-10-26T16:00+01:00", "2026-10-26T16:01+01:00"),  # Europe is back on winter time, New York is not
        ("2026-10-26T15:00Z", "2026-10-26T15:01Z"),
        ("2026-11-02T17:00+01:00", "2026-11-02T17:01+01:00"),  # the day after New York went back
        ("2026-11-02T16:00Z", "2026-11-02T16:01Z"),
        ("2027-03-08T17:00+01:00", "2027-03-08T17:01+01:00"),  # the last Monday before New York goes ahead
        ("2027-03-15T16:00+01:00", "2027-03-15T16:01+01:00"),  # the first one after it
        ("2027-03-29T17:00+02:00", "2027-03-29T17:01+02:00"),  # the first one on which Europe has followed
    ],
)
def test_monday_eleven_eastern_follows_the_clock_of_new_york_and_no_other(in_time: str, late: str) -> None:
    tuesday = date.fromisoformat(in_time[:10]) + timedelta(days=1)
    assert found("FCT011", {**LONG, "bookings": f"updated: {in_time}\n"}, tuesday) == 0
    assert found("FCT011", {**LONG, "bookings": f"updated: {late}\n"}, tuesday) == 1


@pytest.mark.parametrize(
    ("updated", "late"),
    [("2026-10-18T23:59-04:00", 1), ("2026-10-19T00:00-04:00", 0), ("2026-10-19T04:00Z", 0), ("2026-10-19T03:59Z", 1)],
)
def test_whoever_goes_through_the_round_on_monday_is_not_asked_for_the_one_before(updated: str, late: int) -> None:
    assert found("FCT011", {"bookings": f"updated: {updated}\n"}, date(2026, 10, 19)) == late


def test_a_late_round_is_told_by_the_clock_of_new_york() -> None:
    (finding,) = findings("FCT011", {**LONG, "bookings": "updated: 2027-03-15T16:01+01:00\n"}, date(2027, 3, 16))
    assert "were updated on 2027-03-15 at 11:01 Eastern" in finding.message


@pytest.mark.parametrize("written", ["2026-10-19T11:00", "2026-10-19", "2026-10-19 11:00-04:00"])
def test_a_deadline_with_an_hour_wants_the_distance_from_greenwich(written: str) -> None:
    (finding,) = findings("FIL002", {"bookings": f"updated: {written}\n"})
    assert "distance from Greenwich" in finding.next_step


def test_an_hour_that_clocks_show_twice_is_two_moments() -> None:
    summer, winter = (MOMENT.validate_python(f"2026-11-01T01:30-0{hours}:00") for hours in (4, 5))
    assert winter - summer == timedelta(hours=1)
    assert in_eastern(summer) == in_eastern(winter) == "2026-11-01 at 01:30 Eastern"


def test_an_hour_that_clocks_leave_out_is_the_moment_that_its_distance_says() -> None:
    assert in_eastern(MOMENT.validate_python("2027-03-14T02:30-05:00")) == "2027-03-14 at 03:30 Eastern"


@pytest.mark.parametrize("written", ["2026-10-20T00:00+14:00", "2026-10-20T23:59-11:00", "2026-10-20T12:00Z"])
def test_a_moment_belongs_to_the_day_that_is_written_wherever_that_was(written: str) -> None:
    assert day_of(MOMENT.validate_python(written)) == date(2026, 10, 20)
    files = {"bookings": f"updated: {written}\n"}
    assert found("REC004", files, date(2026, 10, 20)) == 0
    assert found("REC004", files, date(2026, 10, 19)) == 1


@pytest.mark.parametrize(
    ("won", "due"),
    [
        ("2026-12-23", "2026-12-29"),  # Christmas is a Friday
        ("2026-12-30", "2027-01-05"),  # New Year is a Friday
        ("2027-12-29", "2028-01-04"),  # New Year is a Saturday and kept on Friday
        ("2028-02-28", "2028-03-02"),  # the month has a 29th
    ],
)
def test_a_welcome_is_due_on_the_third_business_day_over_holidays_years_and_months(won: str, due: str) -> None:
    files = {"engagement": f"steps: {{closed_won: {won}}}\nwelcome:\n"}
    last = date.fromisoformat(due)
    assert found("INT004", files, last) == 0
    assert found("INT004", files, last + timedelta(days=1)) == 1


@pytest.mark.parametrize(("hour", "late"), [("12:00-05:00", False), ("12:01-05:00", True), ("12:00+09:00", False)])
def test_the_week_over_new_year_is_due_on_the_monday_after_it(hour: str, late: bool) -> None:
    handed = f"submitted: [{{person: alex-reyes, when: 2027-01-04T{hour}}}]\n"
    told = time_and_training.found("TIM003", sheet("2026-W53", "8, 8", after=handed), date(2027, 1, 5))
    assert bool(told) is late


@pytest.mark.parametrize(("until", "missing"), [("2028-02-28", 1), ("2028-02-29", 0)])
def test_two_months_from_the_last_of_december_end_on_the_last_of_february(until: str, missing: int) -> None:
    rows = booked(booking("sam-osei", "2026-07-06", "2028-06-30"), booking("alex-reyes", "2026-07-06", until))
    assert found("FCT001", {**LONG, **rows}, date(2027, 12, 31)) == missing


@pytest.mark.parametrize(("rule", "edition"), [("TIM007", "2024"), ("TIM009", "2022")])
def test_hours_are_approved_by_the_day_on_which_they_are_billed(rule: str, edition: EditionName) -> None:
    billed = sheet("2026-W42", "8", after="billed: 2026-10-20\n")
    assert not time_and_training.found(rule, billed, date(2026, 10, 19), edition)
    assert time_and_training.found(rule, billed, date(2026, 10, 20), edition)
