"""In which direction a paper moves the contract, where hours are not counted and where an earlier paper moved it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from psdm_validate.contract.directions import Directions
from psdm_validate.contract.in_force import Moved, contract_in_force
from tests.contract.test_in_force import JANUARY, change_order, sow
from tests.contract.test_powers import rows, terms

LATER = {"from": "2026-12-18", "to": "2027-01-08"}
UNCOUNTED: dict[str, Any] = {
    "hours": None,
    "roles": [{"id": "engineer", "rate": "230.00"}],
    "activities": [{"id": "discovery", "name": "Discovery"}, {"id": "migration", "name": "Migration"}],
}


@pytest.mark.parametrize(
    ("activities", "more_work"),
    [
        ({"add": [{"id": "training", "name": "Training"}]}, True),
        ({"remove": ["discovery"]}, False),
        ({"change": [{"id": "discovery", "name": {"from": "Discovery", "to": "A look"}}]}, False),
    ],
)
def test_where_no_hours_are_counted_only_what_is_added_is_more_work(activities: Any, more_work: bool) -> None:
    found = rows({"end": LATER, "activities": activities}, terms(**UNCOUNTED), "2022")
    assert ("CHG036" in found) is more_work


@pytest.mark.parametrize(("amount", "more"), [("195500.01", True), ("190000.00", False)])
def test_money_is_added_to_the_last_amount_that_was_agreed(amount: str, more: bool) -> None:
    first = change_order("CO-001", {"amount": {"from": "184000.00", "to": "195500.00"}}, "2026-10-15", "2026-10-16")
    contract = contract_in_force(sow(), [first], JANUARY)
    assert ("CHG001" in rows({"amount": {"from": "195500.00", "to": amount}}, contract)) is more


def test_a_value_that_comes_or_goes_within_an_entry_changes_the_entry() -> None:
    for before, after in ((Decimal(640), None), (None, Decimal(640))):
        moved = [Moved(("roles", "engineer", "hours"), before, after)]
        (directed,) = Directions(contract_in_force(sow(), [], JANUARY), moved, None).all()
        assert directed.direction == "changed"
