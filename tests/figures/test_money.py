"""Money: the contract amount, what is earned of it, what is left and what it will come to."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.figures.figure import Figure
from psdm_validate.figures.money import amount, earned, money_at_completion, money_left
from tests.figures.situations import ACCEPTED, FIXED_FEE, change_order, situation, told

RATES = """
terms:
  roles:
    - {id: engineer, hours: 640, rate: "230.00"}
    - {id: project-manager, hours: 160, rate: "100.00"}
"""
NO_RATES = "terms: {roles: []}\n"


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (amount, "USD 184,000.00"),
        (earned, "USD 20,700.00"),
        (money_left, "USD 163,300.00"),
        (money_at_completion, "USD 31,050.00"),
    ],
)
def test_ninety_hours_at_one_rate(figure: Figure, value: str) -> None:
    assert told(figure, situation()) == value


def test_each_hour_counts_at_the_rate_of_the_role_of_who_worked_it() -> None:
    assert told(earned, situation({"sow.yaml": RATES})) == "USD 19,400.00"
    assert told(money_at_completion, situation({"sow.yaml": RATES})) == "USD 29,100.00"


def test_an_hour_keeps_the_rate_of_its_day_when_rates_change() -> None:
    dearer = change_order(1, "2026-10-12", '{roles: {change: [{id: engineer, rate: {from: "230.00", to: "250.00"}}]}}')
    assert told(earned, situation(dearer)) == "USD 21,500.00"
    assert told(money_at_completion, situation(dearer)) == "USD 32,650.00"


def test_more_earned_than_agreed_leaves_less_than_nothing() -> None:
    assert told(money_left, situation({"sow.yaml": 'terms: {amount: "20000.00"}\n'})) == "USD -700.00"


def test_without_rates_the_amount_is_earned_by_the_share_of_the_hours() -> None:
    assert told(earned, situation({"sow.yaml": NO_RATES})) == "USD 20,700.00"
    assert told(money_at_completion, situation({"sow.yaml": NO_RATES})) == "USD 31,050.00"


def test_without_rates_and_hours_nobody_can_tell_what_is_earned() -> None:
    none = situation({"sow.yaml": "terms: {roles: [], hours: 0}\n"})
    assert told(earned, none) == "not known, because there are no agreed hours to measure it by"
    unstated = situation({"sow.yaml": "terms: {roles: [], hours: }\n"})
    assert told(earned, unstated) == "not known, because the contract in force states no hours"


def test_without_an_amount_nothing_is_left_to_tell() -> None:
    assert told(money_left, situation({"sow.yaml": "terms: {amount: }\n"})) == (
        "not known, because the contract in force states no amount"
    )


def test_somebody_whose_role_the_contract_does_not_price_has_no_rate() -> None:
    other = RATES.replace("project-manager", "architect")
    assert told(earned, situation({"sow.yaml": other})) == (
        "not known, because the contract of 2026-10-05 does not tell at which rate sam-osei works"
    )


def test_a_role_counts_on_the_days_on_which_somebody_has_it() -> None:
    team = """
team:
  - {role: engineer, person: alex-reyes, from: 2026-07-06, until: 2026-10-11}
  - {role: project-manager, person: alex-reyes, from: 2026-10-12}
  - {role: project-manager, person: sam-osei, from: 2026-06-23}
"""
    assert told(earned, situation({"sow.yaml": RATES, "engagement.yaml": team})) == "USD 14,200.00"


def test_hours_that_only_a_report_tells_have_a_rate_where_all_roles_have_the_same() -> None:
    report = {"status/2026-10-15.yaml": "burn_down: {used: 412, left: 388}\n"}
    assert told(earned, situation(report)) == "USD 105,110.00"
    assert told(earned, situation({**report, "sow.yaml": RATES})) == (
        "not known, because a report tells of hours that are on no timesheet, so that their rate is not known"
    )


class TestAFixedFee:
    def test_is_earned_by_what_the_customer_accepted(self) -> None:
        fixed = {"sow.yaml": FIXED_FEE, "acceptance.yaml": ACCEPTED}
        assert told(earned, situation(fixed)) == "USD 84,000.00"
        assert told(money_left, situation(fixed)) == "USD 100,000.00"
        assert told(money_at_completion, situation(fixed)) == "USD 184,000.00"

    def test_is_not_earned_before_the_day_of_acceptance(self) -> None:
        fixed = {"sow.yaml": FIXED_FEE, "acceptance.yaml": ACCEPTED}
        assert told(earned, situation(fixed, date(2026, 10, 8))) == "USD 0.00"
        assert told(earned, situation(fixed, date(2026, 10, 9))) == "USD 84,000.00"

    def test_without_milestones_is_earned_nobody_knows_when(self) -> None:
        whole = FIXED_FEE[: FIXED_FEE.index("  milestones")]
        assert told(earned, situation({"sow.yaml": whole})) == (
            "not known, because the contract in force states no milestones"
        )


class TestAfterAChangeOfTheBilling:
    TO_FIXED_FEE = """
  billing: {from: time-and-materials, to: fixed-fee}
  billed_before: {to: "10350.00"}
  milestones: {add: [{id: pilot, name: Pilot, amount: "84000.00"}]}
"""
    TO_HOURS = """
  billing: {from: fixed-fee, to: time-and-materials}
  billed_before: {to: "84000.00"}
  roles: {add: [{id: engineer, rate: "200.00"}, {id: project-manager, rate: "200.00"}]}
"""

    def test_milestones_count_beside_what_was_billed_by_the_hour(self) -> None:
        changed = {**change_order(1, "2026-10-08", self.TO_FIXED_FEE), "acceptance.yaml": ACCEPTED}
        assert told(earned, situation(changed, date(2026, 10, 8))) == "USD 10,350.00"
        assert told(earned, situation(changed)) == "USD 94,350.00"

    def test_hours_count_from_the_day_of_the_change_beside_what_was_billed_before(self) -> None:
        changed = {"sow.yaml": FIXED_FEE, **change_order(1, "2026-10-12", self.TO_HOURS)}
        assert told(earned, situation(changed)) == "USD 93,000.00"
        assert told(earned, situation(changed, date(2026, 10, 12))) == "USD 85,800.00"

    def test_nothing_can_be_told_where_nobody_wrote_what_was_billed_before(self) -> None:
        unsaid = self.TO_FIXED_FEE.replace('  billed_before: {to: "10350.00"}\n', "")
        assert told(earned, situation(change_order(1, "2026-10-08", unsaid))) == (
            "not known, because the contract does not state what was billed before its billing changed"
        )


def test_money_of_two_currencies_is_never_added() -> None:
    changed = change_order(1, "2026-10-12", "{currency: {from: USD, to: EUR}}")
    assert told(earned, situation(changed)) == (
        "not known, because hours before the contract changed from USD to EUR are in neither"
    )
