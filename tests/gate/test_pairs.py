"""The gate blocks what it must, and lets the nearest merge pass that it may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from psdm_validate.contract.in_force import contract_in_force
from psdm_validate.contract.powers import demands, judged_papers
from psdm_validate.policy.decision_table import DIRECTIONS, EDITIONS, decision_table
from tests.gate.pairs import AS_OF, Pair, alarm_lines, all_pairs, lines

PAIRS = tuple(all_pairs())
Direction = tuple[str, str]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_one_merge_is_blocked_by_exactly_what_is_expected_and_its_twin_passes(pair: Pair) -> None:
    blocked, allowed = pair.verdict("blocked"), pair.verdict("allowed")
    twin = pair.head("allowed")
    assert (lines(blocked, pair.head("blocked")), blocked.exit_code) == (pair.told("blocked"), 1)
    assert (lines(allowed, twin), alarm_lines(allowed, twin), allowed.exit_code) == ((), pair.told("allowed"), 0)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_direction_of_every_row_of_the_decision_table_has_a_pair(edition: str) -> None:
    shown = {direction for pair in PAIRS if pair.edition == edition for direction in _shown_by(pair)}
    assert sorted({*_of_the_table(edition)} - shown) == []


def test_there_are_at_least_a_hundred_and_fifty_pairs() -> None:
    assert len(PAIRS) >= 150


def _of_the_table(edition: str) -> Iterator[tuple[str, Direction]]:
    """Every direction of every term, with the row under which it falls."""
    table = decision_table(edition)
    for field in DIRECTIONS:
        for way in table.directions(field):
            yield table.row(field, way).name, (field, way)


def _shown_by(pair: Pair) -> Iterator[tuple[str, Direction]]:
    """What the case shows of the row after which its folder is named: moved by a new paper, and found as the row says.

    Another row may ask for a stronger paper; then it is that row's rule which the case finds.
    """
    table = decision_table(pair.edition)
    if pair.topic not in {row.name for row in table.rows}:
        return
    found = {line.split()[0] for line in pair.told("blocked")}
    (engagement,) = pair.head("blocked").engagements
    (before,) = pair.base.engagements
    known = {paper.number for paper in before.amendments if paper.executed_on}
    for judged in judged_papers(contract_in_force(engagement.sow, engagement.amendments, AS_OF)):
        for demand in demands(judged.moved, judged.before, table) if judged.paper.number not in known else ():
            if demand.row.name == pair.topic and demand.row.rule in found:
                yield from ((demand.row.name, (each.field, each.direction)) for each in demand.moves)
