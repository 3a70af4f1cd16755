"""The checklist of an engagement: the table of requirements with what is there already."""

from __future__ import annotations

import pytest

from psdm_validate.duties.checklist import Checklist, Item
from psdm_validate.rules.registry import RULES
from tests.agendas import LIGHT, OVER, PROPOSED, TRAINING, checklist, rewritten, with_lines
from tests.sample import FOLDER


def items(told: Checklist, words: str) -> list[Item]:
    return [item for stage in told.stages for item in stage.items if words in item.words]


def test_stages_follow_each_other_as_the_work_does() -> None:
    words = [stage.words for stage in checklist().stages]
    phases = [
        "once the SOW is signed",
        "before iteration 0 begins",
        "from the kickoff on",
        "before the engagement is closed",
    ]
    assert words[:1] == ["once the estimate is out for review"]
    assert [stage for stage in words if stage in phases] == phases


def test_a_stage_is_reached_once_the_engagement_has_come_that_far() -> None:
    reached = {stage.words: stage.reached for stage in checklist(folder=PROPOSED).stages}
    assert reached["before approval is asked for"]
    assert not reached["once the SOW is signed"]
    assert all(stage.reached for stage in checklist(folder=OVER).stages)


def test_what_is_there_is_done_and_what_is_not_says_how_to_settle_it() -> None:
    (done,) = items(checklist(), "the RAID log")
    assert done.done is True
    (missing,) = items(checklist({"raid.yaml": None}), "the RAID log")
    assert (missing.done, missing.rule) == (False, "MTH002")
    assert missing.step.startswith("Add raid.yaml")


def test_what_came_too_late_is_open_and_says_so() -> None:
    late = rewritten("engagement.yaml", ("  method: 2026-07-09", "  method: 2026-12-01"))
    (item,) = items(checklist(late), "the method was aligned on 2026-12-01, after the kickoff")
    assert item.done is False


def test_what_rests_on_a_broken_record_is_unknown() -> None:
    told = checklist({"retrospective.yaml": b"broken: [\n"})
    assert [item.done for item in items(told, "the internal retrospective")] == [None] * 3
    assert items(told, "the RAID log")[0].done is True


def test_a_standard_service_has_nothing_on_the_approval_board() -> None:
    custom = "the link to the estimate"
    assert items(checklist(), custom)
    standard = rewritten("sow.yaml", ("service: custom", "service: standard"))
    assert not items(checklist(standard), custom)


def test_a_light_engagement_is_not_asked_for_what_the_full_method_alone_demands() -> None:
    assert items(checklist(), "a pilot (MVP)")
    assert not items(checklist(folder=LIGHT), "a pilot (MVP)")


def test_what_another_edition_asks_for_is_left_out() -> None:
    rules = {item.rule for stage in checklist(folder=TRAINING).stages for item in stage.items}
    assert "ACC002" in rules
    assert "ACC008" not in rules


def test_an_engagement_that_was_called_off_is_asked_for_nothing() -> None:
    off = with_lines("engagement.yaml", "cancelled: {on: 2026-11-18, why: The budget is gone}\n")
    assert checklist(off).stages == ()


@pytest.mark.parametrize("folder", [FOLDER, PROPOSED, OVER])
def test_every_item_names_a_rule_that_there_is(folder: str) -> None:
    known = {entry.id for entry in RULES}
    assert {item.rule for stage in checklist(folder=folder).stages for item in stage.items} <= known
