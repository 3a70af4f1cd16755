"""`changes:` say from what is in force to what is wished, and refuse what cannot be moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.contract.in_force import contract_in_force
from psdm_validate.drafts.changes import Wish, changes_of
from psdm_validate.drafts.place import CannotDraft
from psdm_validate.model.terms import Terms
from tests.drafts.places import sample_place


@pytest.fixture(scope="module")
def terms() -> Terms:
    engagement = sample_place().engagement
    return contract_in_force(engagement.sow, engagement.amendments, date(2026, 11, 20)).terms


def test_every_sort_of_term_moves_from_what_is_in_force_in_the_order_of_the_record(terms: Terms) -> None:
    wish = Wish(
        values=(
            ("roles.engineer.hours", "1300"),
            ("roles.engineer.rate", "145"),
            ("deliverables.openapi-description.accepted_when", "Both teams accept it"),
            ("hours", "2340.5"),
            ("end", "2027-03-19"),
            ("agreement", "standard"),
        ),
        added=(("activities", {"id": "scan", "name": "Scanning"}),),
        removed=("activities.transition",),
    )
    changes = changes_of(terms, wish)
    assert list(changes) == ["agreement", "end", "hours", "roles", "activities", "deliverables"]
    assert changes["end"] == {"from": "2027-01-08", "to": "2027-03-19"}
    assert changes["hours"] == {"from": 2200, "to": Decimal("2340.5")}
    assert changes["roles"] == {
        "change": [{"id": "engineer", "hours": {"from": 1160, "to": 1300}, "rate": {"from": "140.00", "to": "145.00"}}]
    }
    assert changes["activities"] == {"add": [{"id": "scan", "name": "Scanning"}], "remove": ["transition"]}


def test_a_term_that_the_contract_leaves_open_has_no_from(terms: Terms) -> None:
    assert changes_of(terms, Wish((("billed_before", "1000"),))) == {"billed_before": {"to": "1000.00"}}


def test_an_empty_value_takes_a_term_out(terms: Terms) -> None:
    assert changes_of(terms, Wish((("hours", ""), ("roles.engineer.rate", "")))) == {
        "hours": {"from": 2200},
        "roles": {"change": [{"id": "engineer", "rate": {"from": "140.00"}}]},
    }


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish((("end", ""),)), "end cannot be taken out of a contract"),
        (Wish((("activities.transition.name", ""),)), "activities.transition.name cannot be taken out"),
        (Wish((("billed_before", ""),)), "the contract does not say billed_before"),
        (Wish((("termination", ""),)), "write the reason"),
        (Wish((("end", "2027-01-08"),)), "end is 2027-01-08 already"),
        (Wish((("roles.engineer.hours", "1160"),)), "roles.engineer.hours is 1,160 already"),
        (Wish((("finish", "2027-01-08"),)), "the contract in force has no finish"),
        (Wish((("end", "2027-02-08"), ("end", "2027-02-09"))), "end is to become two things at once"),
        (Wish((("roles", "x"),)), "the contract in force has no roles"),
        (Wish((("roles.enginer.hours", "3"),)), "Did you mean roles.engineer?"),
        (Wish((("roles.engineer.hour", "3"),)), "Did you mean roles.engineer.hours?"),
        (Wish((("roles.engineer.id", "3"),)), "There is: roles.engineer.hours, roles.engineer.rate"),
        (Wish((("end", "soon"),)), 'end: "soon" is not a day'),
        (Wish(removed=("activities",)), "names no entry of a list; write it as activities.training"),
        (Wish(removed=("activities.nothing",)), "the contract in force has no activities.nothing"),
        (Wish(added=(("activities", {"id": "transition"}),)), "--set activities.transition.FIELD=VALUE"),
    ],
)
def test_what_cannot_be_moved_is_refused_with_what_can(terms: Terms, wish: Wish, words: str) -> None:
    with pytest.raises(CannotDraft) as refusal:
        changes_of(terms, wish)
    assert words in str(refusal.value)
