"""How a series is declared: figures that come in rows, one for each week, iteration, month or entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, NamedTuple, TypeVar

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, Unit, definition_of, rounded
from psdm_validate.model.engagement import NotJudged

Row_co = TypeVar("Row_co", covariant=True)
Cell = date | Decimal | str | None
"""One value of a row; None where it is not known."""


class Column(NamedTuple):
    """One column of a series: the field of its rows, its head, and the unit of its numbers."""

    field: str
    head: str
    unit: Unit | Literal["day", "name", "hours or money"]


@dataclass(frozen=True, slots=True)
class Series(Generic[Row_co]):
    """A series as declared. Called with a situation it is worked out, and raises NotKnown or NotJudged."""

    id: str
    title: str
    source: str
    definition: str
    columns: tuple[Column, ...]
    work_out: Callable[[Situation], tuple[Row_co, ...]]

    def __call__(self, situation: Situation) -> tuple[Row_co, ...]:
        return self.work_out(situation)


@dataclass(frozen=True, slots=True)
class Table:
    """A series of one engagement on one day, its values in the order of the columns."""

    series: Series[object]
    rows: tuple[tuple[Cell, ...], ...]
    because: str | None = None
    """Why there are no rows, as a clause, where that is not known."""
    unjudged: bool = False
    """Whether it is not known because it rests on a record that is broken or missing."""


def series(
    id: str, title: str, *, columns: tuple[Column, ...], source: str
) -> Callable[[Callable[[Situation], tuple[Row_co, ...]]], Series[Row_co]]:
    """Declare a series. The columns name fields of its rows; `source` is as with figures."""

    def declare(work_out: Callable[[Situation], tuple[Row_co, ...]]) -> Series[Row_co]:
        return Series(id, title, source, definition_of(work_out), columns, work_out)

    return declare


def tabulate(series: Series[object], situation: Situation) -> Table:
    """The series on the day of the situation, each number to the place at which it is told."""
    try:
        rows = series(situation)
    except NotKnown as reason:
        return Table(series, (), because=str(reason))
    except NotJudged as obstacle:
        return Table(series, (), because=str(obstacle), unjudged=True)
    return Table(series, tuple(tuple(_cell(row, column) for column in series.columns) for row in rows))


def _cell(row: object, column: Column) -> Cell:
    value = getattr(row, column.field)
    if value is None or isinstance(value, date):
        return value
    match column.unit:
        case "name":
            return str(value)
        case "day" | "hours or money":
            return Decimal(value)
        case unit:
            return rounded(Decimal(value), unit)
