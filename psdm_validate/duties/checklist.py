"""The checklist of an engagement: the table of requirements, phase by phase, with what is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import get_args

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.sow import ProposalState
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.registry import RULES
from psdm_validate.rules.requirement import Need, Requirement, When

TABLE = "psdm_validate.rules.requirements."


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that has to be there."""

    rule: str
    words: str
    done: bool | None
    """Whether it is there; None where a broken or missing record leaves it unknown."""
    step: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What has to be there from one point on."""

    words: str
    reached: bool
    """Whether the engagement has come that far."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The stages of one engagement in their order; none where it was called off."""

    engagement: str
    stages: tuple[Stage, ...]


def checklist_of(engagement: Engagement, policy: Policy, as_of: date) -> Checklist:
    """Everything that the policy ever asks of this engagement, and whether it is there."""
    rows: dict[str, list[Requirement]] = {}
    for row in sorted(_rows(policy), key=lambda row: _order(row.when)):
        rows.setdefault(row.when.words, []).append(row)
    stages = (_stage(engagement, asked, as_of) for asked in rows.values())
    return Checklist(engagement.name, tuple(stage for stage in stages if stage.items))


def is_over(engagement: Engagement, as_of: date) -> bool:
    """Whether it was closed or called off by the day, as far as its records can be read."""
    try:
        return Situation(engagement, as_of).phase is Phase.CLOSED
    except NotJudged:
        return False


def _rows(policy: Policy) -> Iterator[Requirement]:
    modules = dict.fromkeys(entry.module for entry in RULES if entry.module.startswith(TABLE))
    for module in modules:
        yield from (row for row in import_module(module).ROWS if policy.in_force(row.editions))


def _order(when: When) -> tuple[int, int, bool]:
    """The columns of the approval board come first, then the phases; what is due before one stands ahead of it."""
    column = get_args(ProposalState).index(when.column) if when.column else 0
    return (when.phase or Phase.PROPOSE, column, not when.words.startswith("before"))


def _stage(engagement: Engagement, rows: list[Requirement], as_of: date) -> Stage:
    when = rows[0].when
    try:
        reached = when.reached(engagement, Situation(engagement, as_of).phase if when.phase else None)
    except NotJudged:
        reached = False
    items = tuple(_item(engagement, row, need) for row in rows if _concerned(engagement, row) for need in row.needs)
    return Stage(when.words, reached, items)


def _concerned(engagement: Engagement, row: Requirement) -> bool:
    """Whether the row will ever be asked of this engagement, as far as its records can be read."""
    try:
        if engagement.called_off:
            return False
        on_board = row.when.column is None or engagement.sow.service == "custom"
        return on_board and row.concerns(engagement)
    except NotJudged:
        return True


def _item(engagement: Engagement, row: Requirement, need: Need) -> Item:
    try:
        done = need.there(engagement)
        late = None if done else need.late(engagement)
    except NotJudged:
        return Item(row.id, need.words, None, need.next_step)
    return Item(row.id, late or need.words.rstrip(","), done, need.next_step)
