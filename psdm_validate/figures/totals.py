"""Figures of several engagements added up: hours to hours, and money of one currency only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from psdm_validate.figures.figure import Figure, Measure, Unit

ADDED: tuple[Unit, ...] = ("hours", "money", "entries")
"""Units that add up. Shares and indices do not, nor do days that engagements have side by side."""


@dataclass(frozen=True, slots=True)
class Total:
    """A figure of several engagements together."""

    figure: Figure
    currency: str | None
    """The currency of money; None for anything else."""
    value: Decimal
    engagements: int
    """Of how many it is the sum."""
    not_known: int
    """Of how many the figure is not known, in whichever currency it would be."""


def totals(measures: Iterable[Measure]) -> tuple[Total, ...]:
    """The sums of the figures that add up, each by currency; in the order in which the figures come."""
    added: dict[Figure, dict[str | None, list[Decimal]]] = {}
    not_known: dict[Figure, int] = {}
    for measure in measures:
        if measure.figure.unit in ADDED:
            by_currency = added.setdefault(measure.figure, {})
            if measure.value is None:
                not_known[measure.figure] = not_known.get(measure.figure, 0) + 1
            else:
                by_currency.setdefault(measure.currency, []).append(measure.value)
    return tuple(
        Total(figure, currency, sum(values, Decimal(0)), len(values), not_known.get(figure, 0))
        for figure, by_currency in added.items()
        for currency, values in sorted(by_currency.items(), key=lambda item: item[0] or "")
    )
