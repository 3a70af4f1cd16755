"""How far the contract in force has drifted from what was agreed as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, figure
from psdm_validate.model.terms import Terms

MANY_SMALL_CHANGES = "derived: many small changes make a large one that nobody decided"


@dataclass(frozen=True, slots=True)
class Drift:
    """How far one measure of the contract has moved from what was agreed."""

    fields: tuple[str, ...]
    """The terms that it follows from."""
    before: Decimal
    after: Decimal

    @property
    def percent(self) -> Decimal:
        """By how much of what was agreed; below zero where it became less."""
        return (self.after - self.before) * 100 / self.before


@figure("amount-drift", "Drift of the amount", unit="percent", source=MANY_SMALL_CHANGES)
def amount_drift(situation: Situation) -> Decimal:
    """Contract amount against the amount that was signed, or that was agreed with the last option that was
    exercised, as a share of it; below zero where it became less."""
    return _percent(drift_of_amount(situation.contract), "no amounts of one currency to compare")


@figure("length-drift", "Drift of the duration", unit="percent", source=MANY_SMALL_CHANGES)
def length_drift(situation: Situation) -> Decimal:
    """Calendar days from start to end in force against those that were signed, or that were agreed with the last
    option that was exercised, as a share of them; below zero where they became fewer."""
    return _percent(drift_of_length(situation.contract), "no two durations to compare")


def drift_of_amount(contract: Contract) -> Drift | None:
    """The drift of the amount; None where one is not stated, is nothing, or is in another currency."""
    agreed, now = _agreed(contract), contract.terms
    if not agreed.amount or now.amount is None or agreed.currency != now.currency:
        return None
    return Drift(("amount",), agreed.amount, now.amount)


def drift_of_length(contract: Contract) -> Drift | None:
    """The drift of the duration in calendar days; None where the terms do not tell it."""
    before, after = _days(_agreed(contract)), _days(contract.terms)
    return Drift(("start", "end"), Decimal(before), Decimal(after)) if before and after else None


def _percent(drift: Drift | None, lacking: str) -> Decimal:
    if drift is None:
        raise NotKnown(f"the contract states {lacking}")
    return drift.percent


def _agreed(contract: Contract) -> Terms:
    """The terms as they were last agreed as a whole: signed, or after the last option that was exercised."""
    agreed = contract.sow.terms
    for step in contract.steps:
        # An exercised option goes with the paper that moves the end; one that only lapses moves nothing else.
        taken = any(moved.field[0] == "options" and moved.after is None for moved in step.moved)
        if taken and any(moved.field == ("end",) for moved in step.moved):
            agreed = step.terms
    return agreed


def _days(terms: Terms) -> int | None:
    return (terms.end - terms.start).days + 1 if terms.start and terms.end else None
