"""Public holidays by country."""

from __future__ import annotations

from datetime import date
from functools import cache

from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.layout import ORGANIZATION_FILE


def public_holidays(country: str | None, first: date, last: date) -> frozenset[date]:
    """The public holidays of a country from the first to the last day; none where no country is named.

    Raises NotJudged for a country whose holidays are not known.
    """
    if country is None:
        return frozenset()
    years = (_holidays_of(country, year) for year in range(first.year, last.year + 1))
    return frozenset(day for days in years for day in days if first <= day <= last)


@cache
def _holidays_of(country: str, year: int) -> frozenset[date]:
    # The library is large, and few checks need it.
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(country, years=year))
    except NotImplementedError:
        raise NotJudged(ORGANIZATION_FILE, f'names "{country}", whose public holidays are not known') from None
