"""What a contract leaves open contradicts nothing, and what it states has to agree."""

from __future__ import annotations

from typing import Any

import pytest

from psdm_validate.contract.agreement import disagreements, loose_ends
from psdm_validate.contract.papers import next_number
from psdm_validate.model.terms import Terms
from tests.contract.test_in_force import SOW, confirmation

PILOT = {"id": "pilot", "name": "Pilot", "amount": "184000.00", "due": "2026-12-18", "deliverable": "report"}
REPORT = {"id": "report", "name": "Report", "activity": "migration", "accepted_when": "It is read"}


def terms(**changes: Any) -> Terms:
    """The terms of a SOW with some of them otherwise, or left out where they are None."""
    usual: Any = SOW["terms"]
    return Terms.model_validate({name: value for name, value in {**usual, **changes}.items() if value is not None})


def fields(stated: Terms) -> list[str]:
    return [".".join(map(str, each.field)) for each in (*disagreements(stated), *loose_ends(stated))]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"hours": 801}, ["hours", "hours"]),
        ({"hours": None}, []),
        ({"amount": "184000.01"}, ["amount"]),
        ({"amount": None}, []),
        ({"roles": [{"id": "engineer", "hours": 799, "rate": "230.00"}]}, ["hours", "amount"]),
        ({"roles": [{"id": "engineer", "hours": 800}]}, []),
        ({"roles": [{"id": "engineer", "rate": "230.00"}]}, []),
        ({"roles": [{"id": "a", "hours": 800, "rate": "230.00"}, {"id": "b"}]}, []),
        ({"activities": [{"id": "migration", "name": "Migration", "hours": 799}]}, ["hours"]),
        ({"activities": [{"id": "migration", "name": "Migration"}]}, []),
        ({"activities": []}, ["activities"]),
        ({"end": "2026-07-05"}, ["end"]),
        ({"end": "2026-07-06"}, []),
        ({"end": None}, []),
        ({"deliverables": [REPORT]}, []),
        ({"deliverables": [{**REPORT, "activity": "training"}]}, ["deliverables.report.activity"]),
    ],
)
def test_hours_and_money_agree_where_both_are_stated(changes: dict[str, Any], found: list[str]) -> None:
    assert fields(terms(**changes)) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"amount": "184000.01"}, ["amount"]),
        ({"amount": "184500.00", "billed_before": "500.00"}, []),
        ({"amount": "184500.00", "billed_before": "499.99"}, ["amount"]),
        ({"end": "2026-12-17"}, ["milestones.pilot.due"]),
        ({"end": None}, []),
        ({"deliverables": []}, ["milestones.pilot.deliverable"]),
    ],
)
def test_milestones_come_to_what_is_not_billed_yet_within_the_days(changes: dict[str, Any], found: list[str]) -> None:
    usual = {"billing": "fixed-fee", "milestones": [PILOT], "deliverables": [REPORT], "roles": []}
    assert fields(terms(**{**usual, **changes})) == found


def test_the_next_paper_is_numbered_after_those_of_its_kind() -> None:
    papers = [confirmation(number, {}, None) for number in ("WC-001", "WC-004")]
    assert (next_number(papers, "WC"), next_number(papers, "CO"), next_number([], "WC")) == (
        "WC-005",
        "CO-001",
        "WC-001",
    )
