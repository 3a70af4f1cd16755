"""Near misses of forecast, upside, milestones and capacity: limits, ends of months and quarters."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.examples import EXAMPLE
from tests.rules.forecasting import FIXED_FEE, booked, booking, found, twin

SEPTEMBER = (booking("sam-osei", "2026-09-28", "2026-12-18", 6), booking("alex-reyes", "2026-09-28", "2026-12-18"))
SHEET = """week: 2026-W40
worked:
  - {person: alex-reyes, activity: migration, hours: [40, 40, 20, 9]}
  - {person: sam-osei, activity: management, hours: [9], billable: false}
"""
"""A hundred billable hours in September and nine in October."""
ORDER = """
number: CO-001
title: More
why: There is a reason.
requested: {by: sam-osei, on: 2026-10-12}
"""


def month(hours: float, frozen: str = "frozen: 2026-09-01, ") -> dict[str, str]:
    row = f"forecast: [{{month: 2026-09, {frozen}hours: {hours}}}]\n"
    return {**booked(*SEPTEMBER, more=row), "week_40": SHEET}


OFF = [(100, 0, 0), (95.24, 0, 0), (95.2, 1, 0), (105.2, 0, 0), (105.3, 1, 0)]
FAR_OFF = [(90.95, 1, 0), (90.9, 1, 1), (111.1, 1, 0), (111.2, 1, 1), (0, 1, 1)]


@pytest.mark.parametrize(("hours", "project", "block"), OFF + FAR_OFF)
def test_a_month_may_be_five_percent_off_and_that_of_a_block_ten(hours: float, project: int, block: int) -> None:
    assert found("FCT002", month(hours)) == project
    assert found("FCT003", month(hours)) == 0
    sold = {**month(hours), "engagement": "kind: consulting-block\n"}
    assert found("FCT002", sold) == 0
    assert found("FCT003", sold) == block


def test_a_month_is_judged_from_the_day_after_it_once_it_was_frozen_and_every_week_is_recorded() -> None:
    assert found("FCT002", month(50), date(2026, 9, 30)) == 0
    assert found("FCT002", month(50), date(2026, 10, 1)) == 1
    assert found("FCT002", month(50, frozen="")) == 0
    assert found("FCT002", month(50, frozen="frozen: 2026-09-02, ")) == 0
    assert found("FCT002", {"bookings": month(50)["bookings"]}) == 0
    assert found("FCT002", {**month(50), "engagement": "adopted: {on: 2026-10-01, by: sam-osei}\n"}) == 0
    assert found("FCT002", {**month(50), "engagement": "adopted: {on: 2026-09-30, by: sam-osei}\n"}) == 1


def test_a_block_is_judged_by_what_was_frozen_on_the_day_of_the_transition_or_later() -> None:
    sold = {"engagement": "kind: dedicated-engineer\n"}
    assert found("FCT003", {**month(50, frozen="frozen: 2026-06-29, "), **sold}) == 0
    assert found("FCT003", {**month(50, frozen="frozen: 2026-06-30, "), **sold}) == 1


def test_the_goal_is_the_one_that_the_settings_say() -> None:
    assert found("FCT002", month(90.95), settings="policy: {forecast_percent: 10}\n") == 0
    assert found("FCT002", month(90.9), settings="policy: {forecast_percent: 10}\n") == 1
    sold = {**month(95.2), "engagement": "kind: consulting-block\n"}
    assert found("FCT003", sold) == 0
    assert found("FCT003", sold, settings="policy: {forecast_block_percent: 5}\n") == 1


@pytest.mark.parametrize(
    ("accepted", "missed"), [("2026-08-31", 1), ("2026-09-01", 0), ("2026-09-30", 0), ("2026-10-01", 1)]
)
def test_a_fixed_fee_comes_in_the_month_in_which_the_customer_accepts(accepted: str, missed: int) -> None:
    row = f"{{milestone: wave, completed: 2026-08-28, accepted: {{by: mira-stone, on: {accepted}, by_way_of: email}}}}"
    forecast = "forecast: [{month: 2026-09, frozen: 2026-09-01, amount: '184000.00'}]\n"
    files = {"sow": f"{FIXED_FEE}}}]\n", "acceptance": f"items: [{row}]\n", "bookings": forecast}
    assert found("FCT002", files) == missed


@pytest.mark.parametrize(("hours", "told"), [("119.7", 0), ("119.8", 1)])
def test_the_forecast_may_exceed_the_hard_hours_by_five_percent_where_somebody_is_soft(hours: str, told: int) -> None:
    # November has 21 weekdays and two public holidays: 19 days of 6 hours.
    forecast = f"forecast: [{{month: 2026-11, hours: {hours}}}]\n"
    for day, findings in (("2026-11-30", told), ("2026-12-01", 0)):
        soft = booking("alex-reyes", day, day, 5, "soft")
        assert found("FCT006", booked(*SEPTEMBER, soft, more=forecast)) == findings


@pytest.mark.parametrize(("end", "told"), [("2026-12-31", 1), ("2027-01-01", 0)])
def test_an_order_is_upside_of_the_quarter_in_which_its_work_ends(end: str, told: int) -> None:
    order = f"{ORDER}changes:\n  hours: {{from: 800, to: 840}}\n  end: {{from: 2027-01-08, to: {end}}}\n"
    assert found("FCT007", {"order": order}) == told
    upside = {"bookings": "upside: [{id: u, because: pending-change-order, paper: CO-001, month: 2026-12}]\n"}
    assert found("FCT007", {"order": order, **upside}) == 0
    withdrawn = "withdrawn: {by: sam-osei, on: 2026-10-19, why: w}"
    for over in ("resource_project: https://resources.example.com/projects/9", withdrawn):
        assert found("FCT007", {"order": f"{order}{over}\n"}) == 0


def test_what_awaits_an_order_says_when_its_work_ends_and_only_more_hours_or_money_are_upside() -> None:
    more = f"{ORDER}changes:\n  hours: {{from: 800, to: 840}}\n"
    assert found("FCT007", {"order": more}) == 0
    awaiting = booking("alex-reyes", "2026-11-02", "2026-12-31", 5, "soft", ", awaits: CO-001")
    assert found("FCT007", {"order": more, **booked(*SEPTEMBER, awaiting)}) == 1
    assert found("FCT007", {"order": more.replace("840", "760"), **booked(*SEPTEMBER, awaiting)}) == 0


def test_quarters_are_those_of_the_fiscal_year() -> None:
    organization = EXAMPLE / "engagements/organization.yaml"
    february = {"engagements/organization.yaml": organization.read_bytes() + b"fiscal_year_starts: 2\n"}
    order = f"{ORDER}changes:\n  hours: {{from: 800, to: 840}}\n  end: {{from: 2027-01-08, to: 2026-11-01}}\n"
    assert found("FCT007", {"order": order}, others=february) == 0
    assert found("FCT007", {"order": order.replace("2026-11-01", "2026-10-31")}, others=february) == 1
    assert found("FCT007", {"order": order}, date(2026, 11, 1), others=february) == 1


@pytest.mark.parametrize(
    ("due", "sign_off", "told"),
    [
        ("2027-01-01", "expected: 2026-12-31", 1),
        ("2027-01-01", "expected: 2027-01-01", 0),
        ("2026-12-31", "expected: 2026-12-11", 0),
        ("2026-09-30", "expected: 2026-10-30", 1),
        ("2027-01-01", "expected: 2026-12-31, confirmed: 2026-10-20", 0),
        ("2027-01-01", "expected: 2026-12-31, confirmed: 2026-10-21", 1),
    ],
)
def test_a_milestone_is_upside_while_its_move_into_the_quarter_is_open(due: str, sign_off: str, told: int) -> None:
    files = {"sow": f"{FIXED_FEE}, due: {due}}}]\n", "plan": f"sign_offs: [{{milestone: wave, {sign_off}}}]\n"}
    assert found("FCT008", files) == told
    upside = "upside: [{id: u, because: milestone, milestone: wave, month: 2026-12}]\n"
    assert found("FCT008", {**files, "bookings": upside}) == 0


def test_a_milestone_is_dated_by_the_contract_or_the_plan_or_was_accepted() -> None:
    undated = {"sow": f"{FIXED_FEE}}}]\n"}
    accepted = "{milestone: wave, completed: 2026-10-01, accepted: {by: mira-stone, on: 2026-10-02, by_way_of: email}}"
    assert found("FCT009", undated) == 1
    assert found("FCT009", {"sow": f"{FIXED_FEE}, due: 2026-12-11}}]\n"}) == 0
    assert found("FCT009", {**undated, "plan": "sign_offs: [{milestone: wave, expected: 2026-12-11}]\n"}) == 0
    assert found("FCT009", {**undated, "acceptance": f"items: [{accepted}]\n"}) == 0


def test_upside_counts_towards_the_budget_unless_an_order_is_pending_for_it() -> None:
    def with_upside(because: str) -> dict[str, str]:
        more = "forecast: [{month: 2026-11, hours: 207}]\n"
        row = f"{{id: u, because: {because}, paper: CO-001, month: 2026-11, hours: 101}}"
        return {"bookings": f"{more}upside: [{row}]\n", "order": f"{ORDER}changes: {{hours: {{from: 800, to: 840}}}}\n"}

    assert found("FCT014", with_upside("soft-booking")) == 0
    assert found("FCT014", with_upside("pending-change-order")) == 1


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("", 0),
        ("signed: {customer: {by: mira-stone, on: 2026-10-20}}\n", 0),
        ("signed: {customer: {by: mira-stone, on: 2026-10-19}, us: {by: robin-vale, on: 2026-10-20}}\n", 1),
        ("rejected: {by: mira-stone, on: 2026-10-20, why: w}\n", 1),
    ],
)
def test_upside_stands_for_an_order_while_it_is_pending(facts: str, told: int) -> None:
    upside = "upside: [{id: u, because: pending-change-order, paper: CO-001, month: 2026-12}]\n"
    order = f"{ORDER}changes: {{end: {{from: 2027-01-08, to: 2027-01-22}}}}\n{facts}"
    forecast = "forecast: [{month: 2026-11, hours: 308}]\n"
    assert found("FCT014", {"order": order, "bookings": forecast + upside}) == told


@pytest.mark.parametrize("named", ["paper: CO-009, ", ""])
def test_upside_of_an_order_that_nobody_recorded_is_named(named: str) -> None:
    upside = f"upside: [{{id: u, because: pending-change-order, {named}month: 2026-12}}]\n"
    assert found("FCT014", {"bookings": "forecast: [{month: 2026-11, hours: 308}]\n" + upside}) == 1


def test_hours_of_months_before_the_newest_report_are_no_forecast_any_more() -> None:
    assert found("FCT014", {"bookings": "forecast: [{month: 2026-10, hours: 308}]\n"}) == 0
    assert found("FCT014", {"bookings": "forecast: [{month: 2026-09, hours: 308}]\n"}) == 1


@pytest.mark.parametrize(("amount", "told"), [("165600.00", 0), ("165599.99", 1)])
def test_a_tenth_of_a_fixed_fee_may_be_open(amount: str, told: int) -> None:
    forecast = {"bookings": f"forecast: [{{month: 2026-12, amount: '{amount}'}}]\n"}
    assert found("FCT014", {"sow": f"{FIXED_FEE}}}]\n", **forecast}) == told


@pytest.mark.parametrize(("hours", "told"), [(16, 0), (16.5, 1)])
def test_a_full_week_over_all_engagements_is_not_too_much(hours: float, told: int) -> None:
    (rows,) = booked(booking("alex-reyes", "2026-11-23", "2026-11-27", hours, "soft")).values()
    assert found("FCT017", {}, others=twin(bookings=rows)) == told
    assert found("FCT017", {}, date(2026, 11, 29), others=twin(bookings=rows)) == told
    assert found("FCT017", {}, date(2026, 11, 30), others=twin(bookings=rows)) == 0


@pytest.mark.parametrize(("hours", "notes"), [(20, 0), (19.9, 1)])
def test_half_of_the_next_four_weeks_is_enough(hours: float, notes: int) -> None:
    assert found("FCT013", booked(booking("alex-reyes", "2026-10-26", "2026-11-20", hours))) == notes


def test_whoever_is_booked_for_none_of_the_next_four_weeks_may_work_elsewhere() -> None:
    assert found("FCT013", booked(booking("alex-reyes", "2026-11-20", "2026-11-20"))) == 1
    assert found("FCT013", booked(booking("alex-reyes", "2026-11-23", "2026-11-23"))) == 0
    assert found("FCT013", booked(booking("kit-arden", "2026-11-20", "2026-11-20"))) == 0
