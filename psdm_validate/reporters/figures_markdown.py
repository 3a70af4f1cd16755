"""The figures and series as a page: what each is called, how it is worked out, in which unit, and where it is from."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.figures.figure import Figure
from psdm_validate.figures.series import Series
from psdm_validate.policy.handbook import source_words

HEAD = """# Figures

What `show`, its JSON and the site work out of the records of an engagement, each in one way only. A figure is never
guessed: where the records do not tell it, it is told as not known, with the reason. Money is in the currency of the
contract; totals of several engagements add up hours, money of one currency, and entries, and nothing else.

This page is made from `psdm_validate/figures/`, which works them out.
"""


def figures_page(figures: Iterable[Figure], series: Iterable[Series[object]]) -> str:
    """The page, in Markdown."""
    of_figures = (_row(each, each.unit) for each in figures)
    of_series = (_row(each, _columns(each)) for each in series)
    return "\n".join(
        [
            HEAD,
            "## One number a day\n",
            _rows(("id", "title", "unit", "definition", "source"), of_figures),
            "## A row for each week, iteration, month or entry\n",
            _rows(("id", "title", "columns and their units", "definition", "source"), of_series),
        ]
    )


def _row(declared: Figure | Series[object], unit: str) -> tuple[str, ...]:
    return f"`{declared.id}`", declared.title, unit, declared.definition, source_words(declared.source)


def _columns(series: Series[object]) -> str:
    return ", ".join(
        column.head.lower() + ("" if column.unit in ("day", "name") else f" ({column.unit})")
        for column in series.columns
    )


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
