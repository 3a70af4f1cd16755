"""Months, quarters, weeks and business days: what deadlines are counted in."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.duties.reports import week_of
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.timesheet import monday_of
from psdm_validate.policy.calendar import business_days_before, business_days_later, months_later, through_weekend
from psdm_validate.policy.periods import days_of_month, quarter_of
from psdm_validate.policy.public_holidays import public_holidays

DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2190, 12, 31))
MANY = settings(max_examples=150, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2027-02-28", 12, "2028-02-28"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2028-03-31", -1, "2028-02-29"),
    ],
)
def test_a_month_without_the_day_ends_on_its_last(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@MANY
@given(day=DAYS, months=st.integers(-24, 24))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@pytest.mark.parametrize(("month", "last"), [("2028-02", 29), ("2027-02", 28), ("2100-02", 28), ("2026-12", 31)])
def test_a_month_ends_on_its_last_day(month: str, last: int) -> None:
    assert [day.day for day in days_of_month(month)] == [1, last]


@pytest.mark.parametrize(
    ("day", "starts", "first", "last"),
    [
        ("2026-12-31", 1, "2026-10-01", "2026-12-31"),
        ("2027-01-01", 1, "2027-01-01", "2027-03-31"),
        ("2027-01-31", 2, "2026-11-01", "2027-01-31"),
        ("2027-02-01", 2, "2027-02-01", "2027-04-30"),
        ("2028-02-29", 12, "2027-12-01", "2028-02-29"),
        ("2026-11-30", 12, "2026-09-01", "2026-11-30"),
    ],
)
def test_a_quarter_follows_the_month_in_which_the_fiscal_year_starts(
    day: str, starts: int, first: str, last: str
) -> None:
    expected = (date.fromisoformat(first), date.fromisoformat(last))
    assert quarter_of(date.fromisoformat(day), starts) == expected


@MANY
@given(day=DAYS, starts=st.integers(1, 12))
def test_every_day_lies_in_one_quarter_and_the_next_begins_the_day_after_it(day: date, starts: int) -> None:
    first, last = quarter_of(day, starts)
    assert first <= day <= last
    assert {quarter_of(within, starts) for within in (first, day, last)} == {(first, last)}
    assert quarter_of(last + DAY, starts)[0] == last + DAY


@pytest.mark.parametrize(
    ("week", "monday"),
    [("2026-W53", "2026-12-28"), ("2027-W01", "2027-01-04"), ("2026-W01", "2025-12-29"), ("2028-W09", "2028-02-28")],
)
def test_a_week_belongs_to_the_year_that_has_its_thursday(week: str, monday: str) -> None:
    first = date.fromisoformat(monday)
    assert monday_of(week) == first
    assert {week_of(first + timedelta(days=number)) for number in range(7)} == {week}


@MANY
@given(day=DAYS, number=st.integers(1, 30), free=st.sets(st.integers(-60, 60)))
def test_a_business_day_is_neither_on_a_weekend_nor_a_holiday_and_counting_back_returns(
    day: date, number: int, free: set[int]
) -> None:
    holidays = {day + timedelta(days=offset) for offset in free}
    later = business_days_later(day, number, holidays)
    between = [day + timedelta(days=offset) for offset in range(1, (later - day).days + 1)]
    business = [each for each in between if each.weekday() < 5 and each not in holidays]
    assert (len(business), business[-1]) == (number, later)
    assert business_days_before(later + DAY, number, holidays) == business[0]


def test_a_week_worked_to_friday_is_whole_at_the_end_of_a_year_too() -> None:
    friday = date(2026, 12, 25)
    assert through_weekend(friday) == date(2026, 12, 27)
    assert through_weekend(friday - DAY) == friday - DAY
    assert through_weekend(date(2027, 1, 1)) == date(2027, 1, 3)


def test_a_new_year_that_falls_on_a_saturday_is_kept_on_the_last_day_of_the_old_year() -> None:
    assert date(2027, 12, 31) in public_holidays("US", date(2027, 12, 27), date(2027, 12, 31))


def test_holidays_over_a_new_year_are_those_of_both_years() -> None:
    assert public_holidays("DE", date(2026, 12, 26), date(2027, 1, 1)) == {date(2026, 12, 26), date(2027, 1, 1)}


@pytest.mark.parametrize("country", ["Atlantis", "us", "countries", "HolidayBase", "NYSE", " "])
def test_what_is_no_country_leaves_its_holidays_unknown(country: str) -> None:
    with pytest.raises(NotJudged, match="public holidays are not known"):
        public_holidays(country, date(2026, 1, 1), date(2026, 12, 31))


def test_a_year_for_which_no_holidays_are_known_is_no_year_without_holidays() -> None:
    assert public_holidays("US", date(2100, 12, 25), date(2100, 12, 25))
    with pytest.raises(NotJudged, match="public holidays of 2150 are not known"):
        public_holidays("US", date(2150, 12, 25), date(2150, 12, 25))
