"""Whether the parts of a contract agree: hours with hours, money with money, dates with dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from psdm_validate.model.terms import Terms
from psdm_validate.source import FieldPath


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two parts of the terms that contradict each other."""

    field: FieldPath
    """The field of the terms that states the whole."""
    message: str
    next_step: str


def disagreements(terms: Terms) -> Iterator[Disagreement]:
    """Every contradiction within the terms; what is left open contradicts nothing."""
    yield from _hours(terms)
    yield from _money(terms)
    yield from _milestone_days(terms)


def _total(values: list[Decimal | None]) -> Decimal | None:
    """The sum, or None where there is nothing to add or an entry leaves it open."""
    stated = [value for value in values if value is not None]
    return sum(stated, Decimal(0)) if stated and len(stated) == len(values) else None


def _hours(terms: Terms) -> Iterator[Disagreement]:
    for name, entries in (("activities", terms.activities), ("roles", terms.roles)):
        total = _total([entry.hours for entry in entries])
        if total is not None and terms.hours is not None and total != terms.hours:
            yield Disagreement(
                ("hours",),
                f"the hours of the {name} add up to {total:,}, the contract says {terms.hours:,}",
                f"Correct the hours of the {name} or the total, as the signed paper has them.",
            )


def _money(terms: Terms) -> Iterator[Disagreement]:
    if terms.billing == "fixed-fee":
        total = _total([milestone.amount for milestone in terms.milestones])
        what = "the milestones add up"
    else:
        prices = [None if role.hours is None or role.rate is None else role.hours * role.rate for role in terms.roles]
        total = _total(list(prices))
        what = "hours times rate of the roles come"
    if total is not None and terms.amount is not None and total != terms.amount:
        yield Disagreement(
            ("amount",),
            f"{what} to {total:,.2f} {terms.currency}, the contract says {terms.amount:,.2f} {terms.currency}",
            "Correct the parts or the amount, as the signed paper has them.",
        )


def _milestone_days(terms: Terms) -> Iterator[Disagreement]:
    for milestone in terms.milestones:
        if milestone.due and terms.end and milestone.due > terms.end:
            yield Disagreement(
                ("milestones", milestone.id, "due"),
                f"milestone {milestone.id} is due {milestone.due}, after the contract's end {terms.end}",
                "Move the milestone or the end in the same paper.",
            )
