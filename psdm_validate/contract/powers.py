"""Which rows of the decision table a paper falls under, and whether it is strong enough for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from psdm_validate.contract.directions import Directed, Directions, plain_moves
from psdm_validate.contract.in_force import Contract, Moved, Step, with_paper
from psdm_validate.contract.stale import drafted_from_before
from psdm_validate.model.instrument import Amendment
from psdm_validate.policy.decision_table import CHANGE_ORDER, DecisionTable, Row


@dataclass(frozen=True)
class Demand:
    """What a paper moves under one row of the table."""

    row: Row
    moves: tuple[Directed, ...]

    def allows(self, kind: str, *, consulting_block: bool) -> bool:
        """Whether a paper of that kind has the power; a change order always has."""
        return kind == CHANGE_ORDER or kind in self.row.sufficient(consulting_block=consulting_block)


@dataclass(frozen=True)
class Judged:
    """A paper, executed or pending, with the contract before it."""

    step: Step
    before: Contract
    pending: bool

    @property
    def paper(self) -> Amendment:
        """The paper itself."""
        return self.step.instrument

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Everything that it moves; the end of the contract before its time is one of the things."""
        ends = self.paper.changes.termination
        return (*self.step.moved, *((Moved(("termination",), None, ends),) if ends else ()))


def judged_papers(contract: Contract) -> Iterator[Judged]:
    """Each executed paper against the contract that was in force before it, then each pending one against today's.

    A pending paper that was drafted from another state is left out: what it would move today is not what was meant.
    """
    for index, step in enumerate(contract.steps):
        yield Judged(step, replace(contract, steps=contract.steps[:index]), pending=False)
    for paper in contract.pending:
        if not drafted_from_before(paper, contract):
            yield Judged(with_paper(contract, paper).steps[-1], contract, pending=True)


def demands(moved: Iterable[Moved], before: Contract, table: DecisionTable) -> tuple[Demand, ...]:
    """Every row of the table that these moves fall under, in the table's order; each move falls under one."""
    by_row: dict[str, list[Directed]] = {}
    for directed in Directions(before, plain_moves(moved), table.months).all():
        by_row.setdefault(table.row(directed.field, directed.direction).name, []).append(directed)
    return tuple(Demand(row, tuple(by_row[row.name])) for row in table.rows if row.name in by_row)
