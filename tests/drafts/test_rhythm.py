"""Iterations run from a Monday to a Friday without a gap, inside the contract, whatever day it starts on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from psdm_validate.drafts.rhythm import iterations, iterations_in

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
FRIDAY, SATURDAY = 4, 5


def planned(start: date, end: date, days: int = 14, today: date = date(2026, 1, 1)) -> list[Any]:
    return iterations(start, end, days, today)


def test_a_short_engagement_gets_iteration_zero_with_its_sessions_and_fortnights_after_it() -> None:
    boxes = planned(date(2026, 12, 7), date(2027, 1, 15), today=date(2026, 11, 20))
    assert [(box["number"], box["start"], box["end"]) for box in boxes] == [
        (0, date(2026, 12, 7), date(2026, 12, 18)),
        (1, date(2026, 12, 21), date(2027, 1, 1)),
        (2, date(2027, 1, 4), date(2027, 1, 15)),
    ]
    assert [(session["kind"], session["on"]) for session in boxes[0]["sessions"]] == [
        ("transition", date(2026, 12, 1)),
        ("stakeholder-planning", date(2026, 12, 3)),
        ("kickoff", date(2026, 12, 7)),
        ("discovery", date(2026, 12, 8)),
    ]
    assert all("sessions" not in box for box in boxes[1:])


def test_no_session_is_planned_for_a_day_that_has_passed_unless_the_work_had_begun_by_then() -> None:
    (zero,) = planned(date(2026, 12, 7), date(2026, 12, 18), today=date(2026, 12, 4))
    assert {session["on"] for session in zero["sessions"]} == {
        date(2026, 12, 4),
        date(2026, 12, 7),
        date(2026, 12, 8),
    }


@given(start=DAYS, length=st.integers(0, 400), days=st.sampled_from([7, 14, 21]))
def test_iterations_fill_the_contract_and_leave_it_nowhere(start: date, length: int, days: int) -> None:
    end = start + timedelta(days=length)
    boxes = planned(start, end, days)
    assert [box["number"] for box in boxes] == list(range(iterations_in(start, end, days)))
    assert boxes[0]["start"] == start
    assert all(start <= box["start"] <= box["end"] <= end for box in boxes)
    assert all(box["start"].weekday() == 0 for box in boxes[1:])
    assert all(box["end"].weekday() == FRIDAY for box in boxes[:-1])
    for earlier, later in pairwise(boxes):
        between = [earlier["end"] + timedelta(days=n) for n in range(1, (later["start"] - earlier["end"]).days)]
        assert all(day.weekday() >= SATURDAY for day in between)
    assert (end - boxes[-1]["end"]).days <= 2
    assert all(session["on"] <= end for session in boxes[0]["sessions"])
