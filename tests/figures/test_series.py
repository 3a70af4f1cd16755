"""Series: burn-down, velocity, accuracy of the forecast, age of open entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from psdm_validate.figures.burn_down import burn_down
from psdm_validate.figures.forecast import forecast_accuracy, within_5_percent, within_10_percent
from psdm_validate.figures.open_entries import entries_open, entries_overdue, oldest_entry, raid_ageing
from psdm_validate.figures.series import Cell, Series, tabulate
from psdm_validate.figures.velocity import recent_velocity, velocity
from psdm_validate.figures.wording import cell_words
from tests.figures.situations import ACCEPTED, BOOKINGS, FIXED_FEE, WEEKS, change_order, situation, told


def rows(
    series: Series[object], changed: Mapping[str, str | None] | None = None, day: date = date(2026, 10, 16)
) -> list[str]:
    """The rows as they are told, in words, or why there are none."""
    table = tabulate(series, situation(changed, day))

    def words(row: tuple[Cell, ...]) -> str:
        return " | ".join(cell_words(cell, column) for cell, column in zip(row, series.columns, strict=True))

    return [table.because] if table.because else [words(row) for row in table.rows]


class TestTheBurnDown:
    def test_has_a_row_for_each_week_and_ends_on_the_day(self) -> None:
        assert rows(burn_down) == ["2026-10-11 | 45 | 755", "2026-10-16 | 45 | 710"]

    def test_goes_on_where_nobody_worked(self) -> None:
        assert rows(burn_down, day=date(2026, 10, 28))[2:] == ["2026-10-25 | 0 | 710", "2026-10-28 | 0 | 710"]

    def test_has_no_row_for_a_week_that_has_not_begun(self) -> None:
        assert rows(burn_down, day=date(2026, 10, 18)) == ["2026-10-11 | 45 | 755", "2026-10-18 | 45 | 710"]
        assert len(rows(burn_down, day=date(2026, 10, 19))) == 3

    def test_takes_each_week_by_the_contract_at_its_end(self) -> None:
        more = change_order(1, "2026-10-14", "{hours: {from: 800, to: 900}}")
        assert rows(burn_down, more) == ["2026-10-11 | 45 | 755", "2026-10-16 | 45 | 810"]

    def test_goes_below_zero(self) -> None:
        assert rows(burn_down, {"sow.yaml": "terms: {hours: 50}\n"})[-1] == "2026-10-16 | 45 | -40"

    def test_begins_with_what_only_a_report_tells(self) -> None:
        report = {"status/2026-10-15.yaml": "burn_down: {used: 412, left: 388}\n"}
        assert rows(burn_down, report) == ["2026-10-11 | 45 | 388", "2026-10-16 | 45 | 343"]

    def test_of_a_fixed_fee_without_hours_tells_what_was_worked(self) -> None:
        assert rows(burn_down, {"sow.yaml": FIXED_FEE})[0] == "2026-10-11 | 45 | not known"

    def test_is_not_known_before_the_first_timesheet(self) -> None:
        assert rows(burn_down, dict.fromkeys(WEEKS)) == ["no timesheet is recorded yet"]


class TestTheVelocity:
    PLAN = """
tasks:
  - {id: T-001, name: In time, iteration: 1, weight: 5, done: 2026-07-31}
  - {id: T-002, name: A day late, iteration: 1, weight: 3, done: 2026-08-01}
  - {id: T-003, name: Not weighed, iteration: 1, done: 2026-07-31}
  - {id: T-004, name: In time, iteration: 2, weight: 4, done: 2026-08-14}
  - {id: T-005, name: To prepare, iteration: 0, weight: 9, done: 2026-07-10}
"""

    def test_tells_what_was_committed_and_what_was_done_by_the_last_day(self) -> None:
        assert rows(velocity, {"plan.yaml": self.PLAN}) == ["1 | 2026-07-31 | 8 | 5 | 1", "2 | 2026-08-14 | 4 | 4 | 0"]

    def test_leaves_out_what_has_not_ended(self) -> None:
        assert len(rows(velocity, {"plan.yaml": self.PLAN}, date(2026, 8, 14))) == 1
        assert len(rows(velocity, {"plan.yaml": self.PLAN}, date(2026, 8, 15))) == 2

    def test_of_late_is_what_was_completed_on_average(self) -> None:
        assert told(recent_velocity, situation({"plan.yaml": self.PLAN})) == "4.5 points"

    def test_of_late_is_not_known_where_nothing_weighed_has_ended(self) -> None:
        assert told(recent_velocity, situation()) == "not known, because no iteration with weighed tasks has ended yet"


class TestTheAccuracyOfTheForecast:
    NOVEMBER = date(2026, 11, 1)

    @staticmethod
    def forecast(*months: str, bookings: str = BOOKINGS) -> dict[str, str | None]:
        """Bookings with these months forecast, and a third week worked like the others."""
        week = WEEKS["timesheets/2026-w42.yaml"].replace("W42", "W43")
        lines = "".join(f"  - {{{month}}}\n" for month in months)
        return {"bookings.yaml": f"{bookings}forecast:\n{lines}", "timesheets/2026-w43.yaml": week}

    def test_holds_billable_hours_against_the_forecast_as_it_was_frozen(self) -> None:
        october = self.forecast("month: 2026-10, frozen: 2026-10-01, hours: 150")
        assert rows(forecast_accuracy, october, self.NOVEMBER) == ["2026-10 | 2026-10-01 | hours | 150 | 135 | -10 %"]
        assert told(within_5_percent, situation(october, self.NOVEMBER)) == "0 %"
        assert told(within_10_percent, situation(october, self.NOVEMBER)) == "100 %"

    @pytest.mark.parametrize(("forecast", "within"), [("142.1", "100 %"), ("142.2", "0 %"), ("128.6", "100 %")])
    def test_is_measured_by_what_was_forecast(self, forecast: str, within: str) -> None:
        october = self.forecast(f"month: 2026-10, frozen: 2026-10-01, hours: {forecast}")
        assert told(within_5_percent, situation(october, self.NOVEMBER)) == within

    def test_waits_for_the_end_of_the_month(self) -> None:
        october = self.forecast("month: 2026-10, frozen: 2026-10-01, hours: 150")
        assert rows(forecast_accuracy, october, date(2026, 10, 31)) == []
        assert told(within_5_percent, situation(october, date(2026, 10, 31))) == (
            "not known, because there are no closed months with a forecast frozen by their first business day to "
            "measure it by"
        )

    @pytest.mark.parametrize(
        ("frozen", "counts"),
        [("frozen: 2026-09-28, ", 1), ("frozen: 2026-10-01, ", 1), ("frozen: 2026-10-02, ", 0), ("", 0)],
    )
    def test_counts_what_was_frozen_by_the_first_business_day(self, frozen: str, counts: int) -> None:
        october = self.forecast(f"month: 2026-10, {frozen}hours: 150")
        assert len(rows(forecast_accuracy, october, self.NOVEMBER)) == counts

    @pytest.mark.parametrize(("month", "first"), [("2027-01", 4), ("2027-05", 3), ("2028-07", 3), ("2028-09", 1)])
    def test_takes_weekends_and_public_holidays_for_no_business_days(self, month: str, first: int) -> None:
        booked = BOOKINGS.replace("2026-10-23", f"{month}-20").replace("2026-10-05", f"{month}-17")
        accepted = ACCEPTED.replace("2026-10", month)
        for day, counts in ((first, 1), (first + 1, 0)):
            row = f'month: {month}, frozen: {month}-{day:02}, amount: "84000.00"'
            late = {
                **self.forecast(row, bookings=booked),
                "sow.yaml": FIXED_FEE,
                "acceptance.yaml": accepted,
            }
            assert len(rows(forecast_accuracy, late, date(2029, 1, 1))) == counts

    def test_waits_for_a_timesheet_of_each_booked_week(self) -> None:
        october = self.forecast("month: 2026-10, frozen: 2026-10-01, hours: 150")
        assert rows(forecast_accuracy, {**october, "timesheets/2026-w43.yaml": None}, self.NOVEMBER) == []

    def test_of_hours_that_nobody_forecast_has_no_percentage_and_is_met_by_nobody(self) -> None:
        october = self.forecast("month: 2026-10, frozen: 2026-10-01, hours: 0")
        assert rows(forecast_accuracy, october, self.NOVEMBER) == ["2026-10 | 2026-10-01 | hours | 0 | 135 | not known"]
        assert told(within_10_percent, situation(october, self.NOVEMBER)) == "0 %"

    def test_holds_accepted_milestones_against_the_money_of_a_fixed_fee(self) -> None:
        fixed = {
            **self.forecast('month: 2026-10, frozen: 2026-10-01, amount: "80000.00"'),
            "sow.yaml": FIXED_FEE,
            "acceptance.yaml": ACCEPTED,
        }
        assert rows(forecast_accuracy, fixed, self.NOVEMBER) == ["2026-10 | 2026-10-01 | USD | 80,000 | 84,000 | 5 %"]
        assert told(within_5_percent, situation(fixed, self.NOVEMBER)) == "100 %"

    def test_says_nothing_of_a_month_of_nothing(self) -> None:
        nothing = {
            **self.forecast('month: 2026-10, frozen: 2026-10-01, amount: "0.00"'),
            "sow.yaml": FIXED_FEE,
        }
        assert rows(forecast_accuracy, nothing, self.NOVEMBER) == []


class TestTheAgeOfOpenEntries:
    LOG = """
risks:
  - {id: R-001, what: A freeze, raised: 2026-10-06, due: 2026-10-15}
  - {id: R-002, what: A gap, raised: 2026-09-16, due: 2026-10-16}
actions:
  - {id: A-001, what: Ask, due: 2026-10-20}
issues:
  - {id: I-001, what: Late, raised: 2026-09-01, closed: {on: 2026-10-16, outcome: Settled}}
"""

    def test_counts_the_days_since_each_was_raised_and_was_due(self) -> None:
        assert rows(raid_ageing, {"raid.yaml": self.LOG}) == [
            "A-001 | not known | not known | 2026-10-20 | 0",
            "R-002 | 2026-09-16 | 30 | 2026-10-16 | 0",
            "R-001 | 2026-10-06 | 10 | 2026-10-15 | 1",
        ]

    def test_sums_up_to_figures(self) -> None:
        here = situation({"raid.yaml": self.LOG})
        assert [told(each, here) for each in (entries_open, entries_overdue, oldest_entry)] == ["3", "1", "30 days"]

    def test_is_of_nothing_where_nothing_is_open(self) -> None:
        here = situation({"raid.yaml": "risks: []\nactions: []\nissues: []\n"})
        assert told(entries_open, here) == "0"
        assert told(oldest_entry, here) == "not known, because no entry is open"

    def test_is_not_known_where_no_entry_says_when_it_was_raised(self) -> None:
        here = situation({"raid.yaml": "risks: []\nactions: [{id: A-001, what: Ask}]\nissues: []\n"})
        assert told(oldest_entry, here) == "not known, because no open entry says when it was raised"

    def test_is_not_known_where_there_is_no_log(self) -> None:
        assert rows(raid_ageing, {"raid.yaml": None}) == ["there is no RAID log yet"]
