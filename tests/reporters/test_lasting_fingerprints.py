"""A forge knows a finding again by its fingerprint, so that its widget tells what a merge really does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.check import Question, check
from psdm_validate.finding import Finding
from psdm_validate.reporters.code_quality import code_quality
from psdm_validate.reporters.lasting_fingerprints import fingerprinted
from psdm_validate.reporters.outcome import Outcome, outcome_of_check, outcome_of_merge
from psdm_validate.same_findings import parted
from tests.merges import BLOCK, after, before, judged
from tests.reporters.arbitrary import findings
from tests.reporters.forge import widget
from tests.sample import AS_OF
from tests.trees import FilesInMemory

ARBITRARY = settings(max_examples=300, deadline=None, derandomize=True)
SOME = st.lists(findings(), max_size=8)


def whole_target(files: dict[str, bytes]) -> str:
    """The report of the default branch."""
    return code_quality(outcome_of_check(check(FilesInMemory(files), Question(AS_OF))))


def told(found: list[Finding]) -> list[str]:
    """The fingerprints, without their order."""
    return sorted(fingerprint for _, fingerprint in fingerprinted(found))


def described(found: tuple[Finding, ...]) -> Counter[str]:
    return Counter(finding.rule for finding in found)


def rules_of(descriptions: list[str]) -> Counter[str]:
    return Counter(each.split(":")[0] for each in descriptions)


def test_the_widget_shows_as_new_what_the_gate_calls_new_and_as_settled_what_it_calls_settled() -> None:
    merge = judged(before(), {**after(), "engagements/settings.yaml": before()["engagements/settings.yaml"]})
    new, settled = widget(whole_target(before()), code_quality(outcome_of_merge(merge)))
    verdict = merge.verdict
    found = [each for each in new if not each.startswith("not-judged:")]
    assert rules_of(found) == described((*verdict.blocking, *verdict.alarms, *verdict.remarks))
    assert rules_of(settled) == described(verdict.settled)
    assert len(new) > len(found)


def test_a_merge_that_changes_no_finding_shows_nothing_though_every_line_moves() -> None:
    moved = {path: b"# A comment\n" + data if path.endswith(".yaml") else data for path, data in before().items()}
    merge = judged(before(), moved)
    assert merge.verdict.standing
    assert widget(whole_target(before()), code_quality(outcome_of_merge(merge))) == ([], [])


def test_a_breach_that_grows_where_it_stood_is_shown_as_new() -> None:
    raid = before()[f"{BLOCK}/raid.yaml"]
    longer = raid.replace(b"due: 2026-11-17", b"due: 2026-11-16")
    assert longer != raid
    merge = judged(before(), {**before(), f"{BLOCK}/raid.yaml": longer})
    new, settled = widget(whole_target(before()), code_quality(outcome_of_merge(merge)))
    assert rules_of(new)["RPT010"] == described(merge.verdict.remarks)["RPT010"] == 1
    assert rules_of(settled)["RPT010"] == 1


@ARBITRARY
@given(SOME, SOME)
def test_the_widget_agrees_with_the_gate_on_any_two_sets_of_findings(
    before: list[Finding], after: list[Finding]
) -> None:
    apart = parted(after, before)
    merge = Outcome("gate", new=apart.new, standing=apart.old, known=tuple(before))
    new, settled = widget(code_quality(Outcome("check", standing=tuple(before))), code_quality(merge))
    assert len(new) == len(apart.new)
    assert len(settled) == len(before) - len(apart.old)


@ARBITRARY
@given(SOME, findings())
def test_other_findings_may_come_and_go_without_touching_a_fingerprint(found: list[Finding], other: Finding) -> None:
    without = told(found)
    assert set(without) < set(told([other, *found]))
    assert set(without) < set(told([*found, other]))


@ARBITRARY
@given(SOME, st.text(max_size=20), st.integers(1, 99))
def test_neither_message_nor_line_belongs_to_a_fingerprint(found: list[Finding], words: str, line: int) -> None:
    moved = [replace(each, message=words, title=words, spot=None) for each in found]
    assert told(found) == told(moved)


@ARBITRARY
@given(findings())
def test_of_several_alike_the_one_that_is_mended_is_shown_as_settled(finding: Finding) -> None:
    one, two, three = (replace(finding, message=f"number {number}", beyond=()) for number in range(3))
    merge = Outcome("gate", standing=(one, three), known=(one, two, three))
    new, settled = widget(code_quality(Outcome("check", standing=(one, two, three))), code_quality(merge))
    assert new == []
    assert [each.split(" Next: ")[0] for each in settled] == [f"{finding.rule}: Number 1."]


def test_how_far_a_breach_goes_does_not_belong_to_its_fingerprint_but_what_it_is_of_does() -> None:
    measured = next(each for each in judged().verdict.blocking if each.beyond)
    further = replace(measured, beyond=tuple(each + Decimal(7) for each in measured.beyond))
    assert told([measured]) == told([further])
    assert told([measured]) != told([replace(measured, bound="of something else")])
