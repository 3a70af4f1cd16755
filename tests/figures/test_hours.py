"""Hours: agreed, worked, left, and at completion."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.figures.figure import Figure
from psdm_validate.figures.hours import (
    hours_agreed,
    hours_at_completion,
    hours_booked,
    hours_left,
    hours_to_spare,
    hours_used,
    hours_worked,
)
from tests.figures.situations import DAY, FIXED_FEE, WEEKS, change_order, situation, told

UNTIL_THEN = dict.fromkeys(WEEKS)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (hours_agreed, "800 hours"),
        (hours_worked, "90 hours"),
        (hours_left, "710 hours"),
        (hours_used, "11.3 %"),
        (hours_booked, "45 hours"),
        (hours_at_completion, "135 hours"),
        (hours_to_spare, "665 hours"),
    ],
)
def test_two_weeks_worked_and_one_booked_of_800_hours(figure: Figure, value: str) -> None:
    assert told(figure, situation()) == value


def test_hours_of_later_days_are_not_worked_yet() -> None:
    assert told(hours_worked, situation(day=date(2026, 10, 13))) == "63 hours"


def test_hours_that_are_not_billed_do_not_count() -> None:
    own = {"timesheets/2026-w42.yaml": "week: 2026-W42\nworked: [{person: sam-osei, hours: [5], billable: false}]\n"}
    assert told(hours_worked, situation(own)) == "45 hours"


def test_more_worked_than_agreed_leaves_less_than_nothing() -> None:
    small = {"sow.yaml": "terms: {hours: 50}\n"}
    assert told(hours_left, situation(small)) == "-40 hours"
    assert told(hours_used, situation(small)) == "180 %"
    assert told(hours_to_spare, situation(small)) == "-85 hours"


def test_a_change_order_counts_from_the_day_of_its_execution() -> None:
    more = change_order(1, "2026-10-14", "{hours: {from: 800, to: 900}}")
    assert told(hours_left, situation(more, date(2026, 10, 13))) == "737 hours"
    assert told(hours_left, situation(more, date(2026, 10, 14))) == "828 hours"


def test_a_contract_without_a_total_has_the_hours_of_its_roles() -> None:
    assert told(hours_agreed, situation({"sow.yaml": "terms: {hours: }\n"})) == "800 hours"


def test_a_fixed_fee_without_hours_leaves_none_to_tell() -> None:
    fixed = situation({"sow.yaml": FIXED_FEE})
    assert told(hours_left, fixed) == "not known, because the contract in force states no hours"
    assert told(hours_worked, fixed) == "90 hours"


def test_a_contract_of_no_hours_has_no_share() -> None:
    none = situation({"sow.yaml": "terms: {hours: 0}\n"})
    assert told(hours_used, none) == "not known, because there are no agreed hours to measure it by"


def test_before_the_work_begins_nothing_is_worked() -> None:
    assert told(hours_worked, situation(UNTIL_THEN, date(2026, 7, 5))) == "0 hours"


def test_from_the_first_day_of_work_hours_are_not_known_until_there_is_a_timesheet() -> None:
    for figure in (hours_worked, hours_left, hours_used, hours_at_completion):
        assert told(figure, situation(UNTIL_THEN)) == "not known, because no timesheet is recorded yet"
    assert told(hours_booked, situation(UNTIL_THEN)) == "45 hours"


def test_a_missing_timesheet_before_the_newest_leaves_the_hours_unknown() -> None:
    assert told(hours_worked, situation({"timesheets/2026-w41.yaml": None})) == (
        "not known, because timesheets are missing for 1 week with hard bookings, from 2026-W41 on"
    )


def test_the_newest_timesheet_may_still_come() -> None:
    assert told(hours_worked, situation({"timesheets/2026-w42.yaml": None})) == "45 hours"


def test_no_timesheet_is_missing_of_a_week_on_hold() -> None:
    paused = {
        "timesheets/2026-w41.yaml": None,
        "engagement.yaml": "on_hold: [{from: 2026-10-05, until: 2026-10-11, why: The data centre moves}]\n",
    }
    assert told(hours_worked, situation(paused)) == "45 hours"


@pytest.mark.parametrize(("day", "value"), [("2026-11-26", "0 hours"), ("2026-11-25", "missing")])
def test_no_timesheet_is_missing_of_a_week_in_which_those_booked_did_not_work(day: str, value: str) -> None:
    # Thursday 26 November is Thanksgiving.
    booked = f"bookings: [{{id: B-001, person: sam-osei, kind: hard, from: {day}, until: {day}, hours_a_week: 5}}]\n"
    later = {**UNTIL_THEN, "timesheets/2026-w49.yaml": "week: 2026-W49\nworked: []\n", "bookings.yaml": booked}
    assert value in told(hours_worked, situation(later, date(2026, 12, 4)))


class TestHoursThatOnlyAReportTells:
    def test_they_count_beside_the_timesheets_of_the_weeks_that_it_did_not_count(self) -> None:
        report = {"status/2026-10-15.yaml": "burn_down: {used: 412, left: 388}\n"}
        assert told(hours_worked, situation(report)) == "457 hours"
        assert told(hours_left, situation(report)) == "343 hours"

    def test_they_do_for_all_where_there_is_no_timesheet(self) -> None:
        report = {**UNTIL_THEN, "status/2026-10-15.yaml": "burn_down: {used: 412, left: 388}\n"}
        assert told(hours_worked, situation(report)) == "412 hours"

    def test_a_report_that_tells_of_no_more_than_the_timesheets_adds_nothing(self) -> None:
        report = {"status/2026-10-15.yaml": "burn_down: {used: 45, left: 755}\n"}
        assert told(hours_worked, situation(report)) == "90 hours"

    def test_the_closeout_report_tells_those_of_work_without_any_timesheet(self) -> None:
        closed = {"closeout.yaml": "report: {by: rene-castle, on: 2026-10-16, actual_hours: 780}\n"}
        assert told(hours_worked, situation({**UNTIL_THEN, **closed})) == "780 hours"
        assert told(hours_left, situation({**UNTIL_THEN, **closed})) == "20 hours"
        assert told(hours_worked, situation(closed)) == "90 hours"
        before = situation({**UNTIL_THEN, **closed}, date(2026, 10, 15))
        assert told(hours_worked, before) == "not known, because no timesheet is recorded yet"

    def test_a_report_of_a_later_day_tells_nothing_yet(self) -> None:
        report = {"status/2026-10-15.yaml": "burn_down: {used: 412, left: 388}\n"}
        assert told(hours_worked, situation(report, date(2026, 10, 14))) == "72 hours"


def test_only_firm_bookings_after_the_day_are_booked_ahead() -> None:
    other = """
bookings:
  - {id: B-001, person: alex-reyes, kind: soft, from: 2026-10-19, until: 2026-10-23, hours_a_week: 40}
  - {id: B-002, person: sam-osei, kind: hard, from: 2026-10-19, until: 2026-10-23, hours_a_week: 5, billable: false}
  - {id: B-003, person: sam-osei, kind: hard, from: 2026-10-12, until: 2026-10-23, hours_a_week: 10}
"""
    assert told(hours_booked, situation({"bookings.yaml": other})) == "10 hours"


quarters = st.integers(0, 96).map(lambda number: Decimal(number) / 4)


@settings(max_examples=40, deadline=None)
@given(
    agreed=st.integers(0, 10_000).map(lambda number: Decimal(number) / 4),
    days=st.lists(quarters, min_size=1, max_size=5),
    after=st.integers(-10, 10),
)
def test_worked_and_left_are_together_what_was_agreed(agreed: Decimal, days: list[Decimal], after: int) -> None:
    week = f"week: 2026-W42\nworked: [{{person: alex-reyes, hours: [{', '.join(map(str, days))}]}}]\n"
    here = situation(
        {"sow.yaml": f"terms: {{hours: {agreed}}}\n", "timesheets/2026-w42.yaml": week}, DAY + timedelta(days=after)
    )
    if told(hours_worked, here).startswith("not known"):
        assert told(hours_left, here) == told(hours_worked, here)
    else:
        assert hours_worked(here) + hours_left(here) == hours_agreed(here) == agreed
        assert hours_at_completion(here) + hours_to_spare(here) == agreed
