"""The sample portfolio shows the good side of every rule: each has something in it to judge, and finds it good."""

from __future__ import annotations

import pytest

from psdm_validate.rules import rules_by_id
from psdm_validate.rules.registry import RULES
from tests.in_play.measure import why_not
from tests.in_play.spoils import Spoil, Trial, not_in_play, trials

EVERY_RULE = {entry.id for entry in RULES}


def test_every_rule_is_in_play_or_named_with_the_reason_why_not() -> None:
    assert sorted(EVERY_RULE - trials().keys() - not_in_play().keys()) == []
    assert sorted((trials().keys() | not_in_play().keys()) - EVERY_RULE) == []
    assert sorted(trials().keys() & not_in_play().keys()) == []


@pytest.mark.parametrize("name", sorted(trials()))
def test_the_sample_has_something_that_the_rule_finds_good(name: str) -> None:
    (rule,) = rules_by_id([name])
    assert why_not(rule, trials()[name]) is None


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        # Nothing in the sample sets a level, so this adds what it spoils.
        ("FIL006", Spoil("settings.yaml", "levels", {"XXX999": "note"})),
        # What is wrong with it is found only by asking of an exception that work exceptions here never came near.
        ("CHG022", Spoil("meridian-rail/sow-2301/work-exceptions/we-001.yaml", "approvals")),
        ("MTH015", Spoil("alder-bank/sow-2311/plan.yaml", "pilots")),
    ],
)
def test_what_only_the_spoiling_brings_into_play_does_not_count(name: str, spoil: Spoil) -> None:
    (rule,) = rules_by_id([name])
    assert "asks what it had not asked" in str(why_not(rule, Trial(spoil)))


def test_a_rule_that_stays_silent_is_not_in_play() -> None:
    (rule,) = rules_by_id(["SPC011"])
    assert why_not(rule, Trial(Spoil("copper-vale/sow-2335/raid.yaml", "title"))) == "the rule says nothing of it"
