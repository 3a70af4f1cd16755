"""In which direction each term moves: the words by which the decision table tells changes apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.expiry import expiry
from psdm_validate.contract.in_force import Contract, Moved
from psdm_validate.model.part import Part
from psdm_validate.model.terms import Terms

ENTRY = 2
"""Length of the path of a whole entry of a list: the list and the entry's id."""

NOTHING = Decimal(0)
"""What a number of hours counts as that the contract leaves open."""


@dataclass(frozen=True, slots=True)
class Directed:
    """One difference, and its direction."""

    moved: Moved
    direction: str

    @property
    def field(self) -> str:
        """The field of the terms that it stands in."""
        return str(self.moved.field[0])


@dataclass(frozen=True)
class Directions:
    """Tells the direction of what one paper moves, against the contract before it."""

    contract: Contract
    moved: Sequence[Moved]
    months: int | None
    """From so many calendar months past the expiry on an end is far."""

    def all(self) -> Iterator[Directed]:
        """Every difference with its direction."""
        for moved in self.moved:
            yield Directed(moved, self._direction(moved))

    def _direction(self, moved: Moved) -> str:
        match moved.field:
            case ("amount",):
                return self._of_amount(moved)
            case ("hours",):
                return "up" if _number(moved.after) > _number(moved.before) else "down"
            case ("start",):
                return "later" if _is_later(moved) else "earlier"
            case ("end",):
                return self._of_end(moved)
            case ("termination",):
                return "stated"
            case ("activities", *_) if self.beyond_hours and _hours_added(moved) > 0:
                return "beyond the hours"
            case ("deliverables", *_):
                return self._of_deliverable(moved)
        return _of_entry(moved)

    def _of_amount(self, moved: Moved) -> str:
        if moved.after is None:
            return "left open"
        more = money_added(self.contract, moved.after)
        if more is None:
            return "stated"
        return "up" if more > 0 else "down" if moved.before is not None else "stated"

    def _of_end(self, moved: Moved) -> str:
        if not _is_later(moved):
            return "earlier"
        expires = expiry(self.contract)
        limit = expires.far(self.months) if expires and self.months is not None else None
        # Without an expiry nothing can be counted; where it matters, the strictest reading holds.
        past = isinstance(moved.after, date) and limit is not None and moved.after >= limit
        far = self.months is not None and (past or expires is None)
        return ("far" if far else "later") + (" with more work" if self._adds_work else "")

    def _of_deliverable(self, moved: Moved) -> str:
        removed = len(moved.field) == ENTRY and moved.after is None
        if removed and any(milestone.deliverable == moved.field[1] for milestone in self.contract.terms.milestones):
            return "removed while paid for"
        return "accepted otherwise" if moved.field[-1] == "accepted_when" else _of_entry(moved)

    @property
    def _adds_work(self) -> bool:
        """Whether hours go up; where the contract counts none, whether activities or deliverables are added."""
        if self.contract.terms.hours is not None:
            return _number(self._hours_after) > self.contract.terms.hours or self.beyond_hours
        added = (moved for moved in self.moved if _of_entry(moved) == "added")
        return any(moved.field[0] in ("activities", "deliverables") for moved in added)

    @property
    def beyond_hours(self) -> bool:
        """Whether the hours planned for the activities go up beyond those of the contract, where it counts any."""
        planned = _planned(self.contract.terms)
        counted = self._hours_after is not None or planned > 0
        return counted and self.planned_hours > max(_number(self._hours_after), planned)

    @property
    def planned_hours(self) -> Decimal:
        """The hours planned for the activities once the paper is executed."""
        return _planned(self.contract.terms) + sum((_hours_added(moved) for moved in self.moved), NOTHING)

    @property
    def _hours_after(self) -> Decimal | None:
        moves = (moved.after for moved in self.moved if moved.field == ("hours",))
        hours = next(moves, self.contract.terms.hours)
        return hours if isinstance(hours, Decimal) else None


def money_added(contract: Contract, amount: object) -> Decimal | None:
    """By how much the amount exceeds the last one that was stated; None where none ever was.

    An amount that a paper took out still counts: stating a larger one afterwards adds the difference.
    """
    stated = [terms.amount for terms in (contract.sow.terms, *(step.terms for step in contract.steps)) if terms.amount]
    return _number(amount) - stated[-1] if stated else None


def plain_moves(moved: Iterable[Moved]) -> tuple[Moved, ...]:
    """The same differences, with an entry that is removed and added again told as moves within it."""
    whole: dict[tuple[str | int, ...], Moved] = {}
    rest: list[Moved] = []
    for move in moved:
        if len(move.field) == ENTRY:
            earlier = whole.get(move.field, move)
            whole[move.field] = Moved(move.field, earlier.before, move.after)
        else:
            rest.append(move)
    return (*rest, *(inner for move in whole.values() for inner in _within(move)))


def _within(move: Moved) -> Iterator[Moved]:
    before, after = move.before, move.after
    if not (isinstance(before, Part) and isinstance(after, Part)):
        yield move
        return
    for name in type(before).model_fields:
        if getattr(before, name) != getattr(after, name):
            yield Moved((*move.field, name), getattr(before, name), getattr(after, name))


def _of_entry(moved: Moved) -> str:
    if len(moved.field) == ENTRY and moved.before is None:
        return "added"
    return "removed" if len(moved.field) == ENTRY and moved.after is None else "changed"


def _is_later(moved: Moved) -> bool:
    # A day that was open before is stated as late as can be.
    return isinstance(moved.after, date) and (not isinstance(moved.before, date) or moved.after > moved.before)


def _number(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else NOTHING


def _planned(terms: Terms) -> Decimal:
    return sum((_number(activity.hours) for activity in terms.activities), NOTHING)


def _hours_added(moved: Moved) -> Decimal:
    """By how much the hours of an activity go up, or down."""
    match moved.field:
        case ("activities", _):
            return _number(getattr(moved.after, "hours", None)) - _number(getattr(moved.before, "hours", None))
        case ("activities", _, "hours"):
            return _number(moved.after) - _number(moved.before)
    return NOTHING
