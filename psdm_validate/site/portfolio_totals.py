"""Figures of the signed contracts of a portfolio, added up by unit and currency."""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.contract.wording import counted
from psdm_validate.figures.totals import Total, totals
from psdm_validate.figures.wording import value_in_unit
from psdm_validate.overview import Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import section, table, whole


def portfolio_totals(overviews: Sequence[Overview]) -> Markup:
    """The totals; what is only proposed is left out, and what could not be counted is said beside what was."""
    signed = [overview for overview in overviews if overview.contract is None or not overview.contract.proposed]
    rows = (_row(total) for total in totals(each for overview in signed for each in overview.figures.measures))
    return section("Totals of signed contracts", table(("Figure", "Total", "Of", "Not known of"), rows))


def _row(total: Total) -> tuple[Markup, ...]:
    return (
        encode(total.figure.title),
        whole(encode(value_in_unit(total.value, total.figure.unit, total.currency or ""))),
        encode(counted(total.engagements, "engagement")),
        encode(counted(total.not_known, "engagement") if total.not_known else ""),
    )
