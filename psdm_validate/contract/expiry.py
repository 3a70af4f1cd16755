"""The day from which extensions of a contract count, and the sales that move it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.in_force import Contract, Step
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.sow import Sow
from psdm_validate.policy.calendar import months_later


@dataclass(frozen=True, slots=True)
class Expiry:
    """The end last set by the SOW, or by a change order with a new opportunity; confirmations do not move it."""

    day: date
    paper: str
    """The number of the paper that set it."""

    def far(self, months: int) -> date:
        """The first day that lies so many calendar months past it."""
        return months_later(self.day, months)


def expiry(contract: Contract) -> Expiry | None:
    """The expiry of the contract; None where no such paper states an end."""
    found = Expiry(contract.sow.terms.end, contract.sow.number) if contract.sow.terms.end else None
    for index, step in enumerate(contract.steps):
        moves_end = any(moved.field == ("end",) for moved in step.moved)
        if moves_end and step.terms.end and _sells_anew(step, contract.sow, contract.steps[:index]):
            found = Expiry(step.terms.end, step.instrument.number)
    return found


def sold_by(order: ChangeOrder, sow: Sow, earlier: Iterable[Step]) -> str | None:
    """The number of the paper before the order that has its opportunity already; None where it is new."""
    papers: list[Sow | ChangeOrder] = [sow]
    papers += [step.instrument for step in earlier if isinstance(step.instrument, ChangeOrder)]
    sales = {paper.opportunity.id: paper.number for paper in papers if paper.opportunity}
    return sales.get(order.opportunity.id) if order.opportunity else None


def _sells_anew(step: Step, sow: Sow, earlier: Iterable[Step]) -> bool:
    order = step.instrument
    return isinstance(order, ChangeOrder) and order.opportunity is not None and not sold_by(order, sow, earlier)
