"""Figures of several engagements together: like to like, and never one currency to another."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from psdm_validate.figures.figure import Figure, Measure
from psdm_validate.figures.hours import hours_left, hours_used
from psdm_validate.figures.money import amount
from psdm_validate.figures.registry import FIGURES
from psdm_validate.figures.totals import totals


def known(figure: Figure, value: str, currency: str | None = None) -> Measure:
    return Measure(figure, Decimal(value), currency)


def test_money_is_added_by_currency() -> None:
    found = totals([known(amount, "5.00", "USD"), known(amount, "3.00", "EUR"), known(amount, "2.50", "USD")])
    assert [(each.currency, str(each.value), each.engagements) for each in found] == [
        ("EUR", "3.00", 1),
        ("USD", "7.50", 2),
    ]


def test_hours_are_added_with_those_that_are_below_zero() -> None:
    (total,) = totals([known(hours_left, "12.5"), known(hours_left, "-20.0")])
    assert (total.currency, str(total.value), total.engagements) == (None, "-7.5", 2)


def test_what_is_not_known_is_counted_beside_the_total() -> None:
    (total,) = totals([known(hours_left, "1.0"), Measure(hours_left, None, because="no timesheet is recorded yet")])
    assert (total.engagements, total.not_known) == (1, 1)


def test_shares_indices_and_days_have_no_total() -> None:
    assert totals([known(hours_used, "10.0"), known(hours_used, "20.0")]) == ()
    added = {total.figure.unit for total in totals(known(figure, "1") for figure in FIGURES)}
    assert added == {"hours", "money", "entries"}


@given(st.lists(st.tuples(st.sampled_from(["USD", "EUR", "GBP"]), st.integers(-(10**14), 10**14))))
def test_each_currency_adds_up_for_itself_in_any_order(amounts: list[tuple[str, int]]) -> None:
    told = [Measure(amount, Decimal(cents).scaleb(-2), currency) for currency, cents in amounts]
    expected = {
        currency: sum((Decimal(cents).scaleb(-2) for other, cents in amounts if other == currency), Decimal(0))
        for currency in {currency for currency, _ in amounts}
    }
    assert {total.currency: total.value for total in totals(told)} == expected
    assert totals(told) == totals(reversed(told))
