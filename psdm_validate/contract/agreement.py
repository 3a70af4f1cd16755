"""Whether the parts of a contract agree: hours with hours, money with money, dates with dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from psdm_validate.contract.wording import value_words
from psdm_validate.model.terms import Terms
from psdm_validate.source import FieldPath

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two parts of the terms that contradict each other."""

    field: FieldPath
    """The field of the terms that states the whole."""
    message: str
    next_step: str


def disagreements(terms: Terms) -> Iterator[Disagreement]:
    """Every sum and day within the terms that contradicts another; what is left open contradicts nothing."""
    yield from _hours(terms)
    yield from _money(terms)
    yield from _milestone_days(terms)


def loose_ends(terms: Terms) -> Iterator[Disagreement]:
    """What a paper may leave behind in terms that were whole: parts that rest on something it took away."""
    activities = {activity.id for activity in terms.activities}
    deliverables = {deliverable.id for deliverable in terms.deliverables}
    if not activities:
        yield Disagreement(("activities",), "the contract has no activity left", "Say what is done instead.")
    if terms.start and terms.end and terms.end < terms.start:
        words = f"the contract ends on {terms.end}, before it starts on {terms.start}"
        yield Disagreement(("end",), words, "Correct the day, or use the paper that ends a contract.")
    for deliverable in terms.deliverables:
        if deliverable.activity not in activities:
            yield Disagreement(
                ("deliverables", deliverable.id, "activity"),
                f"the deliverable {deliverable.id} belongs to {deliverable.activity}, which is no activity any more",
                "Move or remove the deliverable in the same paper.",
            )
    for milestone in terms.milestones:
        if milestone.deliverable and milestone.deliverable not in deliverables:
            yield Disagreement(
                ("milestones", milestone.id, "deliverable"),
                f"the milestone {milestone.id} pays for {milestone.deliverable}, which is no deliverable any more",
                "Move or remove the milestone in the same paper.",
            )


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
                f"the hours of the {name} add up to {value_words(total)}, the contract says {value_words(terms.hours)}",
                f"Correct the hours of the {name} or the total, as the signed paper has them.",
            )


def _money(terms: Terms) -> Iterator[Disagreement]:
    if terms.billing == "fixed-fee":
        total = _total([milestone.amount for milestone in terms.milestones])
        what = "the milestones add up"
    else:
        total = _total([role.price for role in terms.roles])
        what = "hours times rate of the roles come"
    # Hours in parts of an hour come to parts of a cent; what is invoiced is rounded.
    total = None if total is None else total.quantize(CENT, ROUND_HALF_UP)
    # What was billed before the kind of billing changed was billed in the other way.
    billed = terms.billed_before or Decimal(0)
    if total is not None and terms.amount is not None and total != terms.amount - billed:
        less = f", less {billed:,.2f} billed before" if billed else ""
        yield Disagreement(
            ("amount",),
            f"{what} to {total:,.2f} {terms.currency}, the contract says {terms.amount:,.2f} {terms.currency}{less}",
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
