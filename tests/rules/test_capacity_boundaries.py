"""Near misses of capacity and allocation: part-time weeks, days off, holidays, two engagements, soft bookings.

Alex Reyes is booked for 24 hours a week by the example engagement, and by a second one for what each test says.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.examples import EXAMPLE
from tests.rules.forecasting import booked, booking, found, twin

ALEX = b"    roles: [{role: engineer, from: 2025-03-03}]\n"


def organization(of_alex: str) -> dict[str, bytes]:
    """organization.yaml, with a line about Alex Reyes."""
    path = "engagements/organization.yaml"
    text = (EXAMPLE / path).read_bytes()
    assert text.count(ALEX) == 1
    return {path: text.replace(ALEX, ALEX + f"    {of_alex}\n".encode())}


def second(since: str, until: str, hours: float, kind: str = "hard") -> dict[str, bytes]:
    """A second engagement with one booking of Alex Reyes."""
    return twin(bookings="".join(booked(booking("alex-reyes", since, until, hours, kind)).values()))


@pytest.mark.parametrize(("hours", "told"), [(8, 0), (8.5, 1)])
def test_a_part_time_week_is_full_at_its_own_hours(hours: float, told: int) -> None:
    others = {**second("2026-11-16", "2026-11-20", hours), **organization("week: 32")}
    assert found("FCT017", {}, others=others) == told


@pytest.mark.parametrize("kind", ["soft", "hard"])
def test_soft_bookings_fill_a_week_like_hard_ones(kind: str) -> None:
    assert found("FCT017", {}, others=second("2026-11-16", "2026-11-20", 16, kind)) == 0
    assert found("FCT017", {}, others=second("2026-11-16", "2026-11-20", 16.5, kind)) == 1


def test_bookings_of_several_weeks_that_meet_are_told_once() -> None:
    assert found("FCT017", {}, others=second("2026-11-02", "2026-11-27", 20)) == 1


def test_bookings_of_one_week_that_do_not_meet_on_a_day_fill_it_together() -> None:
    # Forty hours a week for two days are 16 of the 40, and twenty-four are there already.
    assert found("FCT017", {}, others=second("2026-11-19", "2026-11-20", 40)) == 0
    assert found("FCT017", {}, others=second("2026-11-18", "2026-11-20", 40)) == 1


@pytest.mark.parametrize("hours", [16, 16.5])
def test_a_public_holiday_or_a_day_off_takes_a_fifth_from_both_sides(hours: float) -> None:
    told = int(hours > 16)
    # Thursday 26 November is Thanksgiving.
    assert found("FCT017", {}, others=second("2026-11-23", "2026-11-27", hours)) == told
    off = organization("time_off: [{from: 2026-11-18, until: 2026-11-18}]")
    assert found("FCT017", {}, others={**second("2026-11-16", "2026-11-20", hours), **off}) == told


def test_nobody_is_too_busy_in_a_week_off() -> None:
    off = organization("time_off: [{from: 2026-11-16, until: 2026-11-20}]")
    assert found("FCT017", {}, others={**second("2026-11-16", "2026-11-20", 40), **off}) == 0


def test_a_day_before_the_week_off_is_filled_by_its_own_hours() -> None:
    off = organization("time_off: [{from: 2026-11-17, until: 2026-11-20}]")
    assert found("FCT017", {}, others={**second("2026-11-16", "2026-11-16", 16), **off}) == 0
    assert found("FCT017", {}, others={**second("2026-11-16", "2026-11-16", 16.5), **off}) == 1


@pytest.mark.parametrize(("hours", "notes"), [(8, 0), (7.9, 1)])
def test_bookings_of_all_engagements_count_towards_half_of_the_coming_weeks(hours: float, notes: int) -> None:
    twelve = booked(booking("alex-reyes", "2026-10-26", "2026-11-20", 12))
    assert found("FCT013", twelve, others=second("2026-10-26", "2026-11-20", hours)) == notes
    assert found("FCT013", twelve, others=second("2026-10-26", "2026-11-20", hours, "soft")) == notes


@pytest.mark.parametrize(("hours", "notes"), [(16, 0), (15.9, 1)])
def test_half_of_a_part_time_week_is_enough(hours: float, notes: int) -> None:
    own = booked(booking("alex-reyes", "2026-10-26", "2026-11-20", hours))
    assert found("FCT013", own, date(2026, 10, 20), others=organization("week: 32")) == notes


def test_days_off_are_no_empty_days() -> None:
    off = organization("time_off: [{from: 2026-11-09, until: 2026-11-20}]")
    half = booked(booking("alex-reyes", "2026-10-26", "2026-11-06", 20))
    assert found("FCT013", half) == 1
    assert found("FCT013", half, others=off) == 0
