"""How a figure is declared: a name, a unit, a source, and one function whose docstring is the definition.

A figure is one number about an engagement on a day. The docstring is what reports, site and documentation say that it
means, so it names the parts that it is worked out of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from inspect import getdoc
from typing import Literal

from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import NotJudged

Unit = Literal["hours", "money", "days", "percent", "ratio", "points", "entries"]
"""Money is in the currency of the contract; a percent of 1 is written 1; points are weights of tasks."""

PLACES: dict[Unit, Decimal] = {
    "hours": Decimal("0.1"),
    "money": Decimal("0.01"),
    "days": Decimal(1),
    "percent": Decimal("0.1"),
    "ratio": Decimal("0.01"),
    "points": Decimal("0.1"),
    "entries": Decimal(1),
}
"""To which place a figure is told."""

WIDE = Context(prec=100)
"""Room for every number that records can hold, and for what comes of dividing one by another."""


class NotKnown(Exception):
    """A figure that the records, sound as they are, do not tell; the message says why, as a clause."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as declared. Called with a situation it is worked out, and raises NotKnown or NotJudged."""

    id: str
    title: str
    unit: Unit
    source: str
    definition: str
    work_out: Callable[[Situation], Decimal]

    def __call__(self, situation: Situation) -> Decimal:
        return self.work_out(situation)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of one engagement on one day."""

    figure: Figure
    value: Decimal | None
    """In the unit of the figure; None where it is not known."""
    currency: str | None = None
    """The currency of money that is known."""
    because: str | None = None
    """Why it is not known, as a clause."""
    unjudged: bool = False
    """Whether it is not known because it rests on a record that is broken or missing."""


def figure(id: str, title: str, *, unit: Unit, source: str) -> Callable[[Callable[[Situation], Decimal]], Figure]:
    """Declare a figure. `source` is the handbook file and section, a standard, or "derived" with its reason."""

    def declare(work_out: Callable[[Situation], Decimal]) -> Figure:
        return Figure(id, title, unit, source, definition_of(work_out), work_out)

    return declare


def definition_of(declared: object) -> str:
    """The docstring on one line."""
    return " ".join((getdoc(declared) or "").split())


def measure(figure: Figure, situation: Situation) -> Measure:
    """The figure on the day of the situation, to the place at which it is told."""
    try:
        value = rounded(figure(situation), figure.unit)
        currency = situation.contract.terms.currency if figure.unit == "money" else None
    except NotKnown as reason:
        return Measure(figure, None, because=str(reason))
    except NotJudged as obstacle:
        return Measure(figure, None, because=str(obstacle), unjudged=True)
    return Measure(figure, value, currency)


def rounded(value: Decimal, unit: Unit) -> Decimal:
    """The value to the place at which its unit is told; a half goes up, and nothing has no sign."""
    told = value.quantize(PLACES[unit], rounding=ROUND_HALF_UP, context=WIDE)
    return told if told else abs(told)


def part_of(part: Decimal, whole: Decimal, called: str) -> Decimal:
    """The part in percent of the whole. Raises NotKnown where the whole is nothing."""
    if not whole:
        raise NotKnown(f"there are no {called} to measure it by")
    return part * 100 / whole
