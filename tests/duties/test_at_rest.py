"""Engagements that rest, that are over, and that cannot be read whole."""

from __future__ import annotations

from datetime import date

import pytest

from tests.agendas import OVER, agenda, pause, with_lines
from tests.sample import AS_OF, FOLDER


def test_on_hold_only_what_goes_on_is_asked() -> None:
    told = [duty.what for duty in agenda(with_lines("engagement.yaml", pause("2026-11-16", "2026-11-27"))).duties]
    assert any(what.startswith("the pause ends") for what in told)
    assert any(what.startswith("A-003 is due") for what in told)
    assert not any(what.startswith(("iteration", "T-0", "the weekly")) for what in told)


@pytest.mark.parametrize("as_of", [date(2026, 9, 1), AS_OF])
def test_an_engagement_that_is_over_has_no_duties(as_of: date) -> None:
    assert agenda(folder=OVER, as_of=as_of).duties == ()


def test_an_engagement_that_was_called_off_has_only_what_rules_find() -> None:
    off = with_lines("engagement.yaml", "cancelled: {on: 2026-11-18, why: The budget is gone}\n")
    assert all(duty.finding for duty in agenda(off).duties)


def test_a_broken_record_leaves_the_rest_told_and_says_what_is_unknown() -> None:
    told = agenda({"plan.yaml": b"broken: [\n"})
    assert any(duty.what.startswith("A-003") for duty in told.duties)
    assert any(duty.finding and duty.finding.rule == "FIL001" for duty in told.duties)
    assert f"{FOLDER}/plan.yaml cannot be read" in told.unknown


def test_a_sound_engagement_leaves_nothing_unknown() -> None:
    assert agenda().unknown == ()
