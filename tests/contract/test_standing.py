"""How an intent stands to the contract, and which paper it is said to wait for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from psdm_validate.contract.intents import Intent
from psdm_validate.contract.standing import Standing, awaits_words, standing
from psdm_validate.model.part import Place, placed
from psdm_validate.model.plan import Wave
from tests.contract.test_leave import course, order, risk

WAVE = placed(Wave(id="wave-1", name="n", start=date(2026, 12, 14), end=date(2027, 1, 29)), Place("plan.yaml"))
BEYOND = Intent(WAVE, "wave wave-1", "n", None, WAVE.start, WAVE.end, None, names_paper=False)


def test_what_has_no_place_to_name_a_paper_is_said_to_wait_for_the_one_that_would_cover_it() -> None:
    pending = course(order())
    assert standing(BEYOND, pending, []) is Standing.PENDING
    assert awaits_words(BEYOND, Standing.PENDING, pending.now) == "CO-001"
    assert standing(BEYOND, course(), []) is Standing.OUTSIDE
    assert awaits_words(BEYOND, Standing.OUTSIDE, course().now) is None


def test_what_has_a_place_to_name_a_paper_waits_for_none_that_it_does_not_name() -> None:
    assert standing(replace(BEYOND, names_paper=True), course(order()), []) is Standing.OUTSIDE
    assert standing(replace(BEYOND, names_paper=True, awaits="CO-001"), course(order()), []) is Standing.PENDING


def test_a_pending_paper_comes_before_upside_and_upside_before_nothing() -> None:
    listed = replace(BEYOND, upside=True)
    assert standing(listed, course(order()), []) is Standing.PENDING
    assert standing(listed, course(), []) is Standing.UPSIDE


@pytest.mark.parametrize(("day", "expected"), [(29, Standing.PENDING), (28, Standing.OUTSIDE)])
def test_neither_paper_nor_leave_nor_upside_covers_work_that_was_called_off(day: int, expected: Standing) -> None:
    called_off = replace(course(order()), called_off=date(2027, 1, day))
    leave = risk("2026-12-21", "2027-01-01", awaits="CO-001")
    assert standing(replace(BEYOND, upside=True), called_off, [leave]) is expected
