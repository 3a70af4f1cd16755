"""Earned value: what is done, against what was due and what it took."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.figures.figure import Figure
from psdm_validate.figures.progress import (
    cost_index,
    cost_variance,
    done,
    earned_value,
    estimate_at_completion,
    planned,
    planned_value,
    schedule_index,
    schedule_variance,
)
from tests.figures.situations import FIXED_FEE, WEEKS, change_order, situation, told

PLAN = """
tasks:
  - {id: T-001, name: Pilot, end: 2026-10-09, weight: 2, done: 2026-10-08}
  - {id: T-002, name: First wave, end: 2026-10-16, weight: 3}
  - {id: T-003, name: Second wave, end: 2026-11-13, weight: 5, done: 2026-10-19}
  - {id: T-004, name: Someday, end: 2026-10-09}
"""


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (planned, "50 %"),
        (done, "20 %"),
        (planned_value, "400 hours"),
        (earned_value, "160 hours"),
        (schedule_variance, "-240 hours"),
        (schedule_index, "0.40"),
        (cost_variance, "70 hours"),
        (cost_index, "1.78"),
        (estimate_at_completion, "450 hours"),
    ],
)
def test_a_fifth_is_done_where_half_was_due_after_90_hours_of_800(figure: Figure, value: str) -> None:
    assert told(figure, situation({"plan.yaml": PLAN})) == value


def test_what_waits_for_a_pending_paper_is_no_part_of_the_work() -> None:
    order = "change-orders/co-001.yaml"
    wish = PLAN + "  - {id: T-005, name: Third wave, end: 2027-03-12, weight: 10, awaits: CO-001}\n"
    paper = change_order(1, "2026-10-14", "{hours: {from: 800, to: 900}}")[order]
    pending = paper[: paper.index("signed:")]
    assert told(done, situation({"plan.yaml": wish, order: pending})) == "20 %"
    assert told(done, situation({"plan.yaml": wish, order: paper})) == "10 %"


@pytest.mark.parametrize("tasks", ["[]", "[{id: T-001, name: Pilot, end: 2026-10-09, weight: 0}]"])
def test_without_weights_nothing_is_measured(tasks: str) -> None:
    for figure in (planned, done, earned_value, schedule_index, cost_index, estimate_at_completion):
        assert told(figure, situation({"plan.yaml": f"tasks: {tasks}\n"})) == (
            "not known, because there are no weighed tasks to measure it by"
        )


def test_before_anything_was_due_or_done_the_indices_are_not_known() -> None:
    later = {"plan.yaml": "tasks: [{id: T-001, name: Pilot, end: 2026-11-13, weight: 2}]\n"}
    assert told(schedule_index, situation(later)) == "not known, because nothing was due yet"
    assert told(cost_index, situation(later)) == "0.00"
    assert told(estimate_at_completion, situation(later)) == "not known, because nothing is done yet to measure it by"


def test_before_the_first_hour_the_cost_index_is_not_known() -> None:
    own = "worked: [{person: alex-reyes, hours: [8], billable: false}]\n"
    unbilled = {name: f"week: {name[11:19].upper()}\n{own}" for name in WEEKS}
    assert told(cost_index, situation({"plan.yaml": PLAN, **unbilled})) == "not known, because no hours are worked yet"
    assert told(cost_index, situation({"plan.yaml": PLAN, **dict.fromkeys(WEEKS)})) == (
        "not known, because no timesheet is recorded yet"
    )


def test_a_fixed_fee_without_hours_still_has_its_shares() -> None:
    fixed = situation({"plan.yaml": PLAN, "sow.yaml": FIXED_FEE})
    assert told(schedule_index, fixed) == "0.40"
    assert told(earned_value, fixed) == "not known, because the contract in force states no hours"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 100), st.booleans()), min_size=1, max_size=6))
def test_tasks_done_on_their_day_are_neither_early_nor_late(tasks: list[tuple[int, bool]]) -> None:
    lines = [
        f"  - {{id: T-{number:03}, name: n, weight: {weight}, "
        + ("end: 2026-10-09, done: 2026-10-09}" if over else "end: 2026-11-13}")
        for number, (weight, over) in enumerate(tasks, 1)
    ]
    here = situation({"plan.yaml": "\n".join(["tasks:", *lines]) + "\n"})
    assert told(schedule_variance, here) == "0 hours"
    expected = "1.00" if any(over for _, over in tasks) else "not known, because nothing was due yet"
    assert told(schedule_index, here) == expected
