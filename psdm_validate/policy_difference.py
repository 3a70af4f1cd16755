"""How two editions, or an edition and a pack, differ: rules, what the policy states, and papers that a change takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from psdm_validate.policy import decision_table as changes
from psdm_validate.policy.decision_table import DIRECTIONS, DecisionTable, Row, decision_table
from psdm_validate.policy.names import Section, meanings
from psdm_validate.policy.policy_file import CALLED, Entry, policy_file
from psdm_validate.rules.entry import Entry as RuleEntry
from psdm_validate.rules.registry import RULES


@dataclass(frozen=True, slots=True)
class RuleOfOne:
    """A rule that only one of the two has."""

    rule: RuleEntry
    edition: str
    answered_by: tuple[str, ...]
    """Rules under which the other finds what this one finds, by the decision table; often there are none."""


@dataclass(frozen=True, slots=True)
class StatedOtherwise:
    """A value, label or role that the two state otherwise, or that only one states."""

    section: Section
    name: str
    meaning: str
    left: Entry | None
    right: Entry | None


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """Ways in which a term moves, and the two rows under which they fall."""

    ways: tuple[tuple[str, str], ...]
    """Field and direction of each."""
    left: Row
    right: Row


@dataclass(frozen=True, slots=True)
class PolicyDifference:
    """Everything in which the left one differs from the right one."""

    left: str
    right: str
    rules: tuple[RuleOfOne, ...]
    stated: tuple[StatedOtherwise, ...]
    papers: tuple[OtherPaper, ...]


def policy_difference(left: str, right: str) -> PolicyDifference:
    """The difference between two of CALLED, by the names under which rules list them."""
    pairs = tuple(_pairs(left, right))
    answers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, ours, theirs in pairs:
        answers[left, ours.rule].add(theirs.rule)
        answers[right, theirs.rule].add(ours.rule)
    rules = (
        RuleOfOne(entry, side, tuple(sorted(answers[side, entry.id])))
        for side, other in ((left, right), (right, left))
        for entry in RULES
        if side in entry.editions and other not in entry.editions
    )
    return PolicyDifference(left, right, tuple(rules), tuple(_stated(left, right)), tuple(_papers(pairs)))


def _stated(left: str, right: str) -> Iterator[StatedOtherwise]:
    files = policy_file(CALLED[left]), policy_file(CALLED[right])
    for section in get_args(Section):
        for name, meaning in meanings(section).items():
            ours, theirs = (file.section(section).get(name) for file in files)
            if (ours and ours.stated) != (theirs and theirs.stated):
                yield StatedOtherwise(section, name, meaning, ours, theirs)


def _pairs(left: str, right: str) -> Iterator[tuple[tuple[str, str], Row, Row]]:
    """Each way in which a term moves, with its two rows; none where one of the two has no decision table."""
    if left not in changes.EDITIONS or right not in changes.EDITIONS:
        return
    tables = decision_table(left), decision_table(right)
    for field, ways in DIRECTIONS.items():
        for way in ways:
            ours, theirs = (_row(table, field, way) for table in tables)
            yield (field, way), ours, theirs


def _row(table: DecisionTable, field: str, way: str) -> Row:
    """The row of a direction; an edition that does not tell far from later has one row for both."""
    known = way in table.directions(field)
    return table.row(field, way if known else way.replace("far", "later", 1))


def _papers(pairs: tuple[tuple[tuple[str, str], Row, Row], ...]) -> Iterator[OtherPaper]:
    alike: dict[tuple[str, str], OtherPaper] = {}
    for way, ours, theirs in pairs:
        if _demands(ours) != _demands(theirs):
            known = alike.get((ours.name, theirs.name))
            ways = (*known.ways, way) if known else (way,)
            alike[ours.name, theirs.name] = OtherPaper(ways, ours, theirs)
    yield from alike.values()


def _demands(row: Row) -> tuple[object, ...]:
    return row.papers, row.in_consulting_block, row.opportunity, row.resource_project, row.attached_to
