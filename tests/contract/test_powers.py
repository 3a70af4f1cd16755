"""Whatever a paper moves falls under exactly one row of the decision table, counted from the contract before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from psdm_validate.contract.expiry import Expiry, expiry
from psdm_validate.contract.in_force import Contract, Moved, contract_in_force
from psdm_validate.contract.papers import paper_wanted
from psdm_validate.contract.power_wording import demand_words
from psdm_validate.contract.powers import demands, judged_papers
from psdm_validate.contract.redraft import redraft_command
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.changes import Changes
from psdm_validate.model.sow import Opportunity
from psdm_validate.model.terms import Terms
from psdm_validate.policy.decision_table import DIRECTIONS, EDITIONS, decision_table
from psdm_validate.rules.registry import RULES
from tests.contract.test_in_force import JANUARY, SOW, change_order, confirmation, end, sow

SALE = {"id": "OPP-2", "record_type": "Professional Services Only"}


def terms(**changes: Any) -> Contract:
    """The contract of a SOW with other terms than usual."""
    usual: Any = SOW["terms"]
    return Contract(sow(terms={**usual, **changes}))


def moves(changes: dict[str, Any], contract: Contract) -> tuple[Moved, ...]:
    """What a pending paper with these changes would move."""
    waiting = replace(contract, pending=(confirmation("WC-009", changes, None),))
    return next(judged.moved for judged in judged_papers(waiting) if judged.pending)


def rows(changes: dict[str, Any], contract: Contract | None = None, edition: str = "2024") -> list[str]:
    """The rules under which a paper with these changes falls."""
    before = contract or terms()
    return [demand.row.rule for demand in demands(moves(changes, before), before, decision_table(edition))]


def selling(order: ChangeOrder) -> ChangeOrder:
    """The order with a new opportunity."""
    return order.replace(opportunity=Opportunity.model_validate(SALE))


def test_every_term_and_everything_a_paper_can_say_has_its_directions() -> None:
    assert set(DIRECTIONS) == set(Changes.model_fields)
    assert set(Terms.model_fields) <= set(DIRECTIONS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_direction_of_every_term_falls_under_one_row_whose_rule_is_in_force(edition: str) -> None:
    table = decision_table(edition)
    in_force = {entry.id for entry in RULES if edition in entry.editions}
    for field in DIRECTIONS:
        for direction in table.directions(field):
            assert table.row(field, direction).rule in in_force
    named = [way for way in table.by_direction if way[1] not in table.directions(way[0])]
    assert named == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_has_a_source_and_names_papers_that_exist(edition: str) -> None:
    for row in decision_table(edition).rows:
        assert row.source
        assert {*row.papers, *row.in_consulting_block} <= {"change-order", "confirmation", "description-of-work"}


ACTIVITY = {"id": "scanning", "name": "Scanning"}
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "amount up": ({"amount": {"from": "184000.00", "to": "184000.01"}}, "CHG001", "CHG001"),
    "amount down": ({"amount": {"from": "184000.00", "to": "183999.99"}}, "CHG032", "CHG032"),
    "hours up": ({"hours": {"from": 800, "to": 801}}, "CHG032", "CHG032"),
    "billing": ({"billing": {"from": "time-and-materials", "to": "fixed-fee"}}, "CHG004", "CHG032"),
    "currency": ({"currency": {"from": "USD", "to": "EUR"}}, "CHG032", "CHG032"),
    "agreement": ({"agreement": {"to": "msa"}}, "CHG032", "CHG032"),
    "start": ({"start": {"from": "2026-07-06", "to": "2026-07-13"}}, "CHG033", "CHG006"),
    "end earlier": (end("2026-12-18", "2026-12-17"), "CHG033", "CHG006"),
    "end later": (end("2026-12-18", "2026-12-19"), "CHG003", "CHG006"),
    "end far": (end("2026-12-18", "2027-02-18"), "CHG002", "CHG006"),
    "rate": (
        {"roles": {"change": [{"id": "engineer", "rate": {"from": "230.00", "to": "231.00"}}]}},
        "CHG032",
        "CHG032",
    ),
    "activity": ({"activities": {"add": [ACTIVITY]}}, "CHG005", "CHG007"),
    "option": ({"options": {"add": [{"id": "more", "name": "More", "months": 6}]}}, "CHG032", "CHG032"),
    "termination": ({"termination": "The customer closes the site"}, "CHG032", "CHG032"),
    "standard": (
        {"standards": {"add": [{"id": "tested", "name": "Tests", "accepted_when": "They pass"}]}},
        "CHG005",
        "CHG007",
    ),
}


@pytest.mark.parametrize(("changes", "current", "older"), CASES.values(), ids=list(CASES))
def test_a_change_is_found_under_the_rule_of_its_row(changes: dict[str, Any], current: str, older: str) -> None:
    assert rows(changes) == [current]
    assert rows(changes, edition="2022") == [older]


@pytest.mark.parametrize(
    ("expires", "last_by_confirmation", "first_by_order"),
    [
        ("2026-12-18", "2027-02-17", "2027-02-18"),
        ("2026-12-31", "2027-02-27", "2027-02-28"),
        ("2027-12-31", "2028-02-28", "2028-02-29"),
        ("2027-02-28", "2027-04-27", "2027-04-28"),
    ],
)
def test_two_months_begin_on_the_same_day_of_the_month_or_its_last(
    expires: str, last_by_confirmation: str, first_by_order: str
) -> None:
    contract = terms(end=expires)
    assert rows(end(expires, last_by_confirmation), contract) == ["CHG003"]
    assert rows(end(expires, first_by_order), contract) == ["CHG002"]


def test_confirmations_add_up_and_an_order_without_a_new_sale_starts_no_new_count() -> None:
    first = confirmation("WC-001", end("2026-12-18", "2027-02-05"), "2026-10-09")
    scope = change_order("CO-001", {"activities": {"add": [ACTIVITY]}}, "2026-10-12", "2026-10-13")
    for between in ((), (scope,), (selling(scope),)):
        contract = contract_in_force(sow(), (first, *between), JANUARY)
        assert expiry(contract) == Expiry(date(2026, 12, 18), "SOW-2206")
        assert rows(end("2027-02-05", "2027-03-26"), contract) == ["CHG002"]


def test_only_an_order_that_moves_the_end_and_sells_something_new_moves_the_expiry() -> None:
    order = change_order("CO-001", end("2026-12-18", "2027-01-29"), "2026-10-12", "2026-10-13")
    assert expiry(contract_in_force(sow(), [order], JANUARY)) == Expiry(date(2026, 12, 18), "SOW-2206")
    sold_before = contract_in_force(sow(opportunity=SALE), [selling(order)], JANUARY)
    assert expiry(sold_before) == Expiry(date(2026, 12, 18), "SOW-2206")
    moved = contract_in_force(sow(), [selling(order)], JANUARY)
    assert expiry(moved) == Expiry(date(2027, 1, 29), "CO-001")
    assert rows(end("2027-01-29", "2027-03-28"), moved) == ["CHG003"]
    assert rows(end("2027-01-29", "2027-03-29"), moved) == ["CHG002"]


def test_activities_may_trade_hours_and_not_go_beyond_those_of_the_contract() -> None:
    less = {"id": "migration", "hours": {"from": 500, "to": 400}}
    traded = {"activities": {"add": [{**ACTIVITY, "hours": 100}], "change": [less]}}
    beyond = {"activities": {"add": [{**ACTIVITY, "hours": 101}], "change": [less]}}
    assert rows(traded) == ["CHG005"]
    assert rows(beyond) == ["CHG005", "CHG032"]
    assert rows(beyond, edition="2022") == ["CHG007", "CHG032"]


DELIVERABLE = {"id": "design", "name": "Design", "activity": "discovery", "accepted_when": "The owner accepts it"}
MILESTONE = {"id": "designed", "name": "Designed", "amount": "1.00", "deliverable": "design"}


def test_other_words_of_acceptance_are_no_change_of_scope_however_they_come_in() -> None:
    contract = terms(deliverables=[DELIVERABLE])
    reworded = {**DELIVERABLE, "accepted_when": "Nobody objects"}
    change = {"id": "design", "accepted_when": {"from": "The owner accepts it", "to": "Nobody objects"}}
    assert rows({"deliverables": {"change": [change]}}, contract) == ["CHG032"]
    assert rows({"deliverables": {"remove": ["design"], "add": [reworded]}}, contract) == ["CHG032"]
    assert rows({"deliverables": {"remove": ["design"], "add": [{**DELIVERABLE, "name": "Plan"}]}}, contract) == [
        "CHG005"
    ]


def test_an_amount_stated_for_the_first_time_adds_nothing_and_one_taken_out_is_remembered() -> None:
    assert rows({"amount": {"to": "500.00"}}, terms(amount=None)) == ["CHG032"]
    opened = change_order("CO-001", {"amount": {"from": "184000.00"}}, "2026-10-12", "2026-10-13")
    contract = contract_in_force(sow(), [opened], JANUARY)
    assert rows({"amount": {"to": "184000.00"}}, contract) == ["CHG032"]
    assert rows({"amount": {"to": "184000.01"}}, contract) == ["CHG001"]


def test_a_deliverable_that_a_milestone_is_paid_for_does_not_go_as_scope() -> None:
    taken_out = {"deliverables": {"remove": ["design"]}}
    assert rows(taken_out, terms(deliverables=[DELIVERABLE])) == ["CHG005"]
    assert rows(taken_out, terms(deliverables=[DELIVERABLE], milestones=[MILESTONE])) == ["CHG032"]


def test_in_2022_an_extension_with_more_hours_is_more_than_other_days() -> None:
    later, more = end("2026-12-18", "2027-01-08"), {"hours": {"from": 800, "to": 820}}
    added = {"activities": {"add": [ACTIVITY]}}
    assert rows({**later, **more}, edition="2022") == ["CHG036", "CHG032"]
    assert rows({**later, **added}, edition="2022") == ["CHG006", "CHG007"]
    uncounted = terms(hours=None, activities=[{"id": "discovery", "name": "Discovery"}])
    assert rows({**later, **added}, uncounted, edition="2022") == ["CHG036", "CHG007"]


@pytest.mark.parametrize(
    ("changes", "in_project", "in_block"),
    [
        (end("2026-12-18", "2027-01-08"), "WC", "WC"),
        ({"activities": {"add": [ACTIVITY]}}, "WC", "DOW"),
        ({**end("2026-12-18", "2027-01-08"), "activities": {"add": [ACTIVITY]}}, "WC", "CO"),
        (end("2026-12-18", "2027-02-18"), "CO", "CO"),
    ],
)
def test_the_weakest_paper_that_serves_for_everything_is_wanted(
    changes: dict[str, Any], in_project: str, in_block: str
) -> None:
    contract = terms()
    moved = moves(changes, contract)
    for block, letters in ((False, in_project), (True, in_block)):
        assert paper_wanted(moved, contract, "2024", consulting_block=block).letters == letters
        assert paper_wanted(moved, contract, "2022", consulting_block=block).letters == "CO"


def test_words_and_command_say_what_is_moved_and_from_which_expiry_it_is_counted() -> None:
    contract = terms()
    moved = moves(end("2026-12-18", "2027-03-05"), contract)
    (demand,) = demands(moved, contract, decision_table("2024"))
    assert demand_words(demand, contract, 2) == (
        "moves the end from 2026-12-18 to 2027-03-05, on or after 2027-02-18, "
        "2 calendar months past the expiry of 2026-12-18 (SOW-2206)"
    )
    command = "psdm-validate new change-order harbor-line/sow-2206 --end 2027-03-05"
    assert redraft_command("change-order", "harbor-line/sow-2206", moved) == command


def test_the_command_drafts_entries_too_and_quotes_what_people_write() -> None:
    changes = {
        "amount": {"from": "184000.00", "to": "190000.00"},
        "activities": {"add": [{"id": "scanning", "name": "Security scanning", "hours": 40}], "remove": ["discovery"]},
        "roles": {"change": [{"id": "engineer", "hours": {"from": 800, "to": 840}}]},
    }
    assert redraft_command("change-order", "a/b", moves(changes, terms())) == (
        "psdm-validate new change-order a/b --amount 190000.00 --set roles.engineer.hours=840 "
        "--remove activities.discovery --add-activity 'scanning: Security scanning: 40'"
    )
