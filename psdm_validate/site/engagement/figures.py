"""The figures of an engagement: what is known, what is not and why, and the series week by week."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.figures.registry import Figures
from psdm_validate.figures.series import Table
from psdm_validate.figures.wording import cell_words, known_words, unknown_words
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import join, section, subsection, table, whole


def figures_section(figures: Figures) -> Markup:
    """The section; what each figure means stands in the reference."""
    known = ((encode(title), whole(encode(value))) for title, value in known_words(figures.measures))
    reasons = unknown_words(figures.measures)
    unknown = ((encode(because), encode(", ".join(titles))) for because, titles in reasons.items())
    return section(
        "Figures",
        table(("Figure", "Value"), known),
        *_series(figures),
        subsection("Figures that are not known", table(("Why", "Figures"), unknown)),
    )


def _series(figures: Figures) -> Iterator[Markup]:
    for told in figures.tables:
        yield subsection(told.series.title, _table(told))


def _table(told: Table) -> Markup:
    if told.because:
        return join([Markup("Not known, because"), encode(f"{told.because}.")], " ")
    columns = told.series.columns
    rows = (
        [whole(encode(cell_words(cell, column))) for cell, column in zip(row, columns, strict=True)]
        for row in told.rows
    )
    return table([column.head for column in columns], rows)
