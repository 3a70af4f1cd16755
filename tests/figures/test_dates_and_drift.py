"""How far dates and contract have moved from what was signed."""

from __future__ import annotations

from datetime import date

from psdm_validate.figures.dates import days_left, end_moved, plan_past_end, start_moved
from psdm_validate.figures.drift import amount_drift, length_drift
from tests.figures.situations import change_order, situation, told

BEFORE, AFTER = date(2026, 10, 8), date(2026, 10, 9)
"""The days before and on which WC-001 moved the end from 18 December to 8 January."""


def test_the_end_has_moved_from_the_day_of_the_confirmation() -> None:
    assert told(end_moved, situation(day=BEFORE)) == "0 days"
    assert told(end_moved, situation(day=AFTER)) == "21 days"
    assert told(start_moved, situation(day=AFTER)) == "0 days"


def test_an_end_that_became_earlier_has_moved_by_less_than_nothing() -> None:
    earlier = change_order(1, "2026-10-08", "{end: {from: 2026-12-18, to: 2026-12-11}}")
    assert told(end_moved, situation(earlier, BEFORE)) == "-7 days"


def test_days_left_run_to_the_end_in_force_and_beyond_it() -> None:
    assert told(days_left, situation(day=date(2027, 1, 7))) == "1 day"
    assert told(days_left, situation(day=date(2027, 1, 10))) == "-2 days"


def test_no_days_are_left_once_the_work_is_over() -> None:
    over = {"engagement.yaml": "cancelled: {on: 2026-10-16, why: The customer was bought}\n"}
    assert told(days_left, situation(over, date(2026, 10, 15))) == "85 days"
    assert told(days_left, situation(over, date(2026, 10, 16))) == "not known, because the work was over on 2026-10-16"


def test_an_end_that_was_signed_open_has_not_moved_by_any_number_of_days() -> None:
    assert told(end_moved, situation({"sow.yaml": "terms: {end: }\n"}, BEFORE)) == (
        "not known, because the statement of work states no end"
    )


def test_the_plan_is_held_against_the_end_in_force() -> None:
    assert told(plan_past_end, situation(day=BEFORE)) == "21 days"
    assert told(plan_past_end, situation(day=AFTER)) == "0 days"


def test_a_plan_without_days_has_no_distance() -> None:
    undated = {"plan.yaml": "tasks: []\npilots: []\n", "iteration-schedule.yaml": "iterations: []\n"}
    assert told(plan_past_end, situation(undated)) == "not known, because nothing is planned with its days"


def test_a_contract_that_nobody_changed_has_not_drifted() -> None:
    assert told(amount_drift, situation(day=BEFORE)) == "0 %"
    assert told(length_drift, situation(day=BEFORE)) == "0 %"


def test_drift_adds_up_over_papers() -> None:
    more = change_order(1, "2026-10-07", '{amount: {from: "184000.00", to: "193200.00"}}')
    again = change_order(2, "2026-10-08", '{amount: {from: "193200.00", to: "202400.00"}}')
    assert told(amount_drift, situation({**more, **again})) == "10 %"
    assert told(length_drift, situation()) == "12.7 %"


def test_less_money_is_drift_below_zero() -> None:
    less = change_order(1, "2026-10-08", '{amount: {from: "184000.00", to: "138000.00"}}')
    assert told(amount_drift, situation(less)) == "-25 %"


def test_drift_counts_anew_from_an_option_that_was_exercised() -> None:
    option = {"sow.yaml": "terms: {options: [{id: winter, name: Winter, months: 6}]}\n"}
    taken = change_order(
        1,
        "2026-10-12",
        '{end: {from: 2027-01-08, to: 2027-03-31}, amount: {from: "184000.00", to: "250000.00"},'
        " options: {remove: [winter]}}",
    )
    assert told(amount_drift, situation({**option, **taken})) == "0 %"
    assert told(length_drift, situation({**option, **taken})) == "0 %"


def test_an_amount_of_nothing_and_another_currency_cannot_be_compared() -> None:
    reason = "not known, because the contract states no amounts of one currency to compare"
    assert told(amount_drift, situation({"sow.yaml": 'terms: {amount: "0.00"}\n'})) == reason
    euro = change_order(1, "2026-10-08", "{currency: {from: USD, to: EUR}}")
    assert told(amount_drift, situation(euro)) == reason
