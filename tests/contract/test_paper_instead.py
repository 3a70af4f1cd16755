"""Which paper is offered to somebody who edited signed terms: it starts from what later papers have made of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.contract.paper_instead import lies_between
from tests.rules.merged import found


@pytest.mark.parametrize(
    ("terms", "offered"),
    [
        ("end: 2027-01-22", "--end 2027-01-22"),
        ("end: 2026-12-31", None),
        ("activities: [{id: audit, name: Audit}]", "--add-activity"),
    ],
)
def test_no_paper_is_offered_where_later_papers_went_as_far_already(terms: str, offered: str | None) -> None:
    steps = [finding.next_step for finding in found("CHG025", {"sow.yaml": f"terms: {{{terms}}}\n"})]
    assert any((offered or "psdm-validate new") in step for step in steps) is (offered is not None)


@pytest.mark.parametrize(
    ("stands", "between"),
    [(800, False), (840, False), (850, True), (900, True)],
)
def test_a_value_lies_between_when_what_stands_has_reached_it(stands: int, between: bool) -> None:
    assert lies_between(Decimal(800), Decimal(850), Decimal(stands)) is between
    assert lies_between(Decimal(-800), Decimal(-850), Decimal(-stands)) is between
    days = [date.fromordinal(730000 + number) for number in (800, 850, stands)]
    assert lies_between(days[0], days[1], days[2]) is between
