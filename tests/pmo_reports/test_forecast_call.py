"""What the preparation of the forecast call tells, and what it tells as missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.pmo_reports.forecast_call import forecast_call
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
from tests.rules.forecasting import booked, booking

SAM = booking("sam-osei", "2026-07-06", "2026-12-18", 6)
ALEX = booking("alex-reyes", "2026-07-06", "2026-12-18")
FIXED_FEE = """
terms:
  billing: fixed-fee
  milestones:
    - {id: pilot, name: The pilot, amount: "84000.00", due: 2026-10-09}
    - {id: rollout, name: The rollout, amount: "100000.00"}
"""
ACCEPTED = """
items:
  - {milestone: pilot, completed: 2026-10-07, accepted: {by: mira-stone, on: DAY, by_way_of: email}}
"""
ON_HOLD = "on_hold: [{from: 2026-10-19, why: The freeze}]\n"
OVER = "steps: {closed: 2026-10-19}\n"


def forecast(*months: str, updated: str = "2026-10-19T10:30-04:00") -> dict[str, str]:
    return {"bookings.yaml": f"updated: {updated}\nforecast:\n" + "".join(f"  - {{{month}}}\n" for month in months)}


def bookings(*lines: str) -> dict[str, str]:
    return {"bookings.yaml": booked(*lines)["bookings"]}


def test_nothing_is_missing_from_an_engagement_in_order() -> None:
    assert missing(reported(forecast_call)) == []


def test_funds_are_agreed_earned_and_left_in_the_currency_of_the_contract() -> None:
    (row,) = rows(reported(forecast_call), "funds")
    assert (row["manager"], row["engagement"], row["state"]) == ("Sam Osei", NAME, "Deliver")
    # The newest report tells of 412 hours used, at 230 dollars.
    assert (row["agreed"], row["used"], row["left"]) == (Decimal(184000), Decimal(94760), Decimal(89240))
    assert row["currency"] == "USD"


def test_funds_whose_figures_are_not_known_are_missing_with_the_reason_and_counted_beside_the_total() -> None:
    report = reported(forecast_call, {"status/2026-10-15.yaml": "burn_down:\n"})
    (row,), (total,) = rows(report, "funds"), rows(report, "funds-totals")
    assert is_missing(row["used"])
    assert is_missing(row["left"])
    assert "timesheets" in step_for(report, "money earned")
    assert (total["agreed"], total["left"], total["not_known"]) == (Decimal("184000.00"), None, Decimal(1))


def test_totals_never_add_currencies() -> None:
    other = another_engagement(2207)
    in_euros = {path: data.replace(b"currency: USD", b"currency: EUR") for path, data in other.items()}
    told = rows(reported(forecast_call, others=in_euros), "funds-totals")
    assert [(row["currency"], row["agreed"]) for row in told] == [
        ("EUR", Decimal("184000.00")),
        ("USD", Decimal("184000.00")),
    ]
    (alone,) = rows(reported(forecast_call, others=other), "funds-totals")
    assert alone["agreed"] == Decimal("368000.00")


def test_hours_left_are_held_against_forecast_and_upside() -> None:
    (row,) = rows(reported(forecast_call), "hours-to-forecast")
    assert (row["since"], row["left"], row["forecast"], row["open"]) == (
        date(2026, 10, 1),
        Decimal(388),
        Decimal(404),
        Decimal(-16),
    )


@pytest.mark.parametrize(("hours", "mark"), [(68, None), (67, "above 10 %")])
def test_more_than_a_tenth_neither_used_nor_forecast_is_marked(hours: int, mark: str | None) -> None:
    months = forecast("month: 2026-10, frozen: 2026-10-05, hours: 126", "month: 2026-11, hours: 114")
    told = {"bookings.yaml": f"{months['bookings.yaml']}  - {{month: 2026-12, hours: {hours}}}\n"}
    (row,) = rows(reported(forecast_call, told), "hours-to-forecast")
    assert row["mark"] == mark


def test_the_settings_say_how_much_may_be_open() -> None:
    settings = "policy: {unforecast_percent: 12}\n"
    months = forecast("month: 2026-10, frozen: 2026-10-05, hours: 307")
    (row,) = rows(reported(forecast_call, months), "hours-to-forecast")
    assert row["mark"] == "above 10 %"
    (row,) = rows(reported(forecast_call, months, settings=settings), "hours-to-forecast")
    assert row["mark"] is None


def test_of_a_project_manager_the_engagement_with_the_largest_open_share_comes_first() -> None:
    report = reported(forecast_call, others=another_engagement(2207, forecast("month: 2026-10, hours: 100")))
    told = rows(report, "hours-to-forecast")
    assert [row["engagement"] for row in told] == ["harbor-line/sow-2207", NAME]


def test_work_on_hold_is_marked_as_such_and_closed_work_is_left_out() -> None:
    report = reported(forecast_call, {"engagement.yaml": ON_HOLD})
    (row,) = rows(report, "hours-to-forecast")
    assert row["mark"] == "on hold since 2026-10-19"
    closed = reported(forecast_call, {"engagement.yaml": OVER})
    assert all(not rows(closed, section) for section in ("funds", "hours-to-forecast", "months", "upside"))


def test_fixed_fees_are_forecast_by_their_milestones_in_their_currency() -> None:
    report = reported(forecast_call, {"sow.yaml": FIXED_FEE, **forecast('month: 2026-11, amount: "84000.00"')})
    (row,) = rows(report, "fees-to-forecast")
    assert (row["agreed"], row["forecast"], row["open"]) == (Decimal(184000), Decimal(84000), Decimal(100000))
    assert (row["currency"], row["mark"]) == ("USD", "above 10 %")
    assert not rows(report, "hours-to-forecast")


@pytest.mark.parametrize(("because", "left_open"), [("milestone", 84000), ("soft-booking", 0)])
def test_a_milestone_that_may_come_earlier_is_not_counted_beside_its_forecast(because: str, left_open: int) -> None:
    files = forecast('month: 2026-12, amount: "100000.00"')
    files["bookings.yaml"] += f'upside:\n  - {{id: pilot, because: {because}, month: 2026-11, amount: "84000.00"}}\n'
    (row,) = rows(reported(forecast_call, {"sow.yaml": FIXED_FEE, **files}), "fees-to-forecast")
    assert row["open"] == Decimal(left_open)


def test_a_contract_without_a_total_is_missing() -> None:
    report = reported(forecast_call, {"sow.yaml": "terms: {hours: , roles: []}\n"})
    assert step_for(report, "what is left to forecast").startswith("Record")


def test_a_task_without_days_or_weight_is_audited_and_missing_with_its_file() -> None:
    plan = "tasks:\n  - {id: T-001, name: Scan, owner: alex-reyes, iteration: 2}\n"
    report = reported(forecast_call, {"plan.yaml": plan})
    (row,) = rows(report, "tasks")
    assert (row["manager"], row["task"], row["owner"]) == ("Sam Osei", "T-001", "Alex Reyes")
    assert all(is_missing(row[field]) for field in ("start", "end", "weight"))
    assert step_for(report, "has no start").endswith(f"beside T-001 in engagements/{NAME}/plan.yaml.")


@pytest.mark.parametrize(
    ("end", "done", "overdue"),
    [
        ("2026-10-20", "", None),
        ("2026-10-19", "", Decimal(1)),
        ("2026-10-09", "", Decimal(11)),
        ("2026-10-09", ", done: 2026-10-20", None),
        ("2026-10-09", ", done: 2026-10-21", Decimal(11)),
    ],
)
def test_a_task_is_overdue_from_the_day_after_its_end_unless_it_is_done_by_then(
    end: str, done: str, overdue: Decimal | None
) -> None:
    plan = f"tasks:\n  - {{id: T-001, name: Scan, start: 2026-10-01, end: {end}, weight: 3{done}}}\n"
    told = rows(reported(forecast_call, {"plan.yaml": plan}), "tasks")
    assert [row["overdue"] for row in told] == ([overdue] if overdue else [])


def test_allocations_tell_each_person_week_by_week_without_holidays_and_days_off() -> None:
    # Thursday 26 November 2026 is a public holiday, which takes a fifth of both sides.
    report = reported(forecast_call, day=date(2026, 11, 20))
    week = next(
        row for row in rows(report, "allocation-weeks") if row["person"] == "Alex Reyes" and row["hard"] != Decimal(24)
    )
    assert (week["week"], week["hard"], week["there"]) == (date(2026, 11, 23), Decimal("19.2"), Decimal("32.0"))


def test_allocations_add_up_over_the_whole_portfolio_and_mark_who_is_booked_above_capacity() -> None:
    report = reported(forecast_call, others=another_engagement(2207), only=NAME)
    assert [row["engagement"] for row in rows(report, "funds")] == [NAME]
    told = rows(report, "allocations")
    assert told[0]["person"] == "Alex Reyes"
    assert told[0]["hard"] == Decimal("182.4"), "Wednesday 11 November is a public holiday"
    assert str(told[0]["mark"]).startswith("over-allocated in the week of 2026-10-26, 2026-11-02")


@pytest.mark.parametrize(("hours", "mark"), [(20, None), (19, "under-allocated")])
def test_less_than_half_of_the_hours_is_under_allocated(hours: int, mark: str | None) -> None:
    files = bookings(SAM, booking("alex-reyes", "2026-07-06", "2026-12-18", hours))
    told = {row["person"]: row for row in rows(reported(forecast_call, files), "allocations")}
    assert told["Alex Reyes"]["mark"] == mark
    assert told["Tomas Ferro"]["mark"] == "nothing booked"
    assert told["Sam Osei"]["mark"] is None, "project managers are not looked after here"


def test_bookings_that_cannot_be_read_leave_allocations_untold_and_the_rest_told() -> None:
    report = reported(forecast_call, {"bookings.yaml": BROKEN})
    assert report.unjudged
    assert not rows(report, "allocations")
    assert rows(report, "funds")
    assert f"engagements/{NAME}/bookings.yaml cannot be read" in missing(report)


def test_a_soft_booking_of_the_current_month_comes_first_and_is_marked() -> None:
    later = booking("alex-reyes", "2026-11-02", "2026-11-27", kind="soft")
    now = booking("alex-reyes", "2026-10-26", "2026-10-30", kind="soft")
    told = rows(reported(forecast_call, bookings(SAM, ALEX, later, now), date(2026, 10, 20)), "soft-bookings")
    marks = {row["from"]: row["mark"] for row in told}
    assert list(marks.items()) == [(date(2026, 10, 26), "in the current month"), (date(2026, 11, 2), None)]


@pytest.mark.parametrize(("since", "told"), [("2026-12-31", 1), ("2027-01-01", 0)])
def test_soft_bookings_are_those_of_the_quarter(since: str, told: int) -> None:
    files = bookings(SAM, ALEX, booking("alex-reyes", since, "2027-01-08", kind="soft"))
    assert len(rows(reported(forecast_call, files), "soft-bookings")) == told


def test_delivery_without_hard_bookings_is_missing() -> None:
    report = reported(forecast_call, bookings(booking("alex-reyes", "2026-07-06", "2026-12-18", kind="soft")))
    assert "hard" in step_for(report, "nobody is hard-booked since")


def test_upside_is_told_by_month_and_reason_from_this_month_on() -> None:
    listed = """
upside:
  - {id: gone, because: soft-booking, booking: B-001, month: 2026-09, hours: 8}
  - {id: now, because: soft-booking, booking: B-001, month: 2026-10, hours: 8, amount: "1840.00", why: The freeze}
  - {id: more, because: soft-booking, booking: B-002, month: 2026-10, hours: 4}
  - {id: open, because: milestone, milestone: pilot, month: 2026-12}
"""
    report = reported(forecast_call, {"bookings.yaml": listed})
    assert [row["month"] for row in rows(report, "upside")] == ["2026-10", "2026-10", "2026-12"]
    totals = rows(report, "upside-totals")
    assert [(row["month"], row["because"], row["hours"], row["amount"], row["currency"]) for row in totals] == [
        ("2026-10", "soft booking", Decimal(12), Decimal("1840.00"), "USD"),
        ("2026-12", "milestone that may move", None, None, "USD"),
    ]
    assert step_for(report, "the upside open says neither").startswith("Write `hours:` or `amount:` beside open")


@pytest.mark.parametrize(
    ("updated", "stale"),
    [
        ("2026-10-19T11:00-04:00", False),
        ("2026-10-19T11:01-04:00", True),
        ("2026-10-12T11:00-04:00", True),
        ("2026-10-21T09:00-04:00", True),
    ],
)
def test_a_forecast_that_was_not_gone_through_by_monday_eleven_in_new_york_is_missing(
    updated: str, stale: bool
) -> None:
    report = reported(forecast_call, forecast("month: 2026-10, frozen: 2026-10-05, hours: 126", updated=updated))
    assert any("due on Monday, 2026-10-19, at 11:00" in what for what in missing(report)) == stale
    assert not any("2026-10-21" in what for what in missing(report)), "what comes later is not told"


def test_months_are_told_with_the_day_on_which_they_were_frozen() -> None:
    told = rows(reported(forecast_call), "months")
    assert [(row["month"], row["frozen"], row["updated"]) for row in told][:2] == [
        ("2026-10", date(2026, 10, 1), "2026-10-19 10:30"),
        ("2026-11", None, "2026-10-19 10:30"),
    ]


@pytest.mark.parametrize(
    ("frozen", "day", "lacking"),
    [("", 1, False), ("", 2, True), (", frozen: 2026-10-05", 2, True), (", frozen: 2026-10-02", 2, False)],
)
def test_the_current_month_is_frozen_by_its_first_business_day(frozen: str, day: int, lacking: bool) -> None:
    month = forecast(f"month: 2026-10, hours: 126{frozen}")
    report = reported(forecast_call, month, date(2026, 10, day))
    assert ("the day from which the forecast of 2026-10 stands" in missing(report)) == lacking


def test_open_milestones_of_a_fixed_fee_are_told_and_one_without_a_day_is_missing() -> None:
    report = reported(forecast_call, {"sow.yaml": FIXED_FEE})
    undated, pilot = rows(report, "milestones")
    assert is_missing(undated["expected"])
    assert "rollout" in step_for(report, "the milestone rollout (The rollout) is expected")
    assert (pilot["expected"], pilot["overdue"], pilot["amount"]) == (date(2026, 10, 9), Decimal(11), Decimal(84000))


@pytest.mark.parametrize(("day", "waiting"), [("2026-10-20", 1), ("2026-10-21", 2)])
def test_a_milestone_waits_until_the_day_of_its_acceptance(day: str, waiting: int) -> None:
    files = {"sow.yaml": FIXED_FEE, "acceptance.yaml": ACCEPTED.replace("DAY", day)}
    assert len(rows(reported(forecast_call, files), "milestones")) == waiting


def test_it_is_prepared_under_an_older_edition_too() -> None:
    report = reported(forecast_call, others={"engagements/settings.yaml": b"edition: '2022'\n"})
    assert missing(report) == []
    assert rows(report, "allocations")


@pytest.mark.parametrize("file", ["engagement.yaml", "sow.yaml", "plan.yaml", "/organization.yaml"])
def test_a_broken_record_is_told_and_the_report_still_comes(file: str) -> None:
    report = reported(forecast_call, {file: BROKEN}, TUESDAY)
    assert report.unjudged
    assert any(f"{file.rsplit('/', maxsplit=1)[-1]} cannot be read" in what for what in missing(report))
