"""Which phase an engagement is in on a day."""

from __future__ import annotations

from datetime import date

import pytest

from psdm_validate.check import read_portfolio
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from tests.rules.merged import tree
from tests.trees import FilesInMemory


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2026, 6, 21), Phase.PROPOSE),
        (date(2026, 6, 22), Phase.PLAN),
        (date(2026, 12, 18), Phase.DELIVER),
        (date(2027, 1, 8), Phase.DELIVER),
        (date(2027, 1, 9), Phase.CLOSE),
    ],
)
def test_a_phase_begins_on_the_day_of_its_step_and_delivery_ends_with_the_contract(day: date, phase: Phase) -> None:
    (engagement,) = read_portfolio(FilesInMemory(tree({}).files())).engagements
    assert Situation(engagement, day).phase is phase
