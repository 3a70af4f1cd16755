"""Figures as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from psdm_validate.contract.wording import value_words
from psdm_validate.figures.figure import Measure, Unit
from psdm_validate.figures.series import Cell, Column

AFTER: dict[Unit, str] = {"hours": " hours", "days": " days", "percent": " %", "points": " points"}
"""What stands behind a number of the unit; money has its currency before it."""


def known_words(measures: Iterable[Measure]) -> list[tuple[str, str]]:
    """Title and value of each figure that is known."""
    return [
        (each.figure.title, value_in_unit(each.value, each.figure.unit, each.currency or ""))
        for each in measures
        if each.value is not None
    ]


def unknown_words(measures: Iterable[Measure]) -> dict[str, list[str]]:
    """Titles of the figures that are not known, by the reason."""
    found: dict[str, list[str]] = {}
    for each in measures:
        if each.because is not None:
            found.setdefault(each.because, []).append(each.figure.title)
    return found


def value_in_unit(value: Decimal, unit: Unit, currency: str = "") -> str:
    """The value with its unit: "640.5 hours", "1 day", "USD 1,200.00"."""
    if unit == "money":
        return value_words(value, ("amount",), currency)
    if unit == "ratio":
        return f"{value:.2f}"
    after = AFTER.get(unit, "")
    return value_words(value) + (after.removesuffix("s") if value == 1 else after)


def cell_words(cell: Cell, column: Column) -> str:
    """A cell of a series, without the unit where the head of its column tells it."""
    if cell is None:
        return "not known"
    if not isinstance(cell, Decimal):
        return cell.isoformat() if isinstance(cell, date) else cell
    return f"{value_words(cell)} %" if column.unit == "percent" else value_words(cell)
