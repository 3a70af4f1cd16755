"""Public holidays by country."""

from __future__ import annotations

from datetime import date
from functools import cache

from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.layout import ORGANIZATION_FILE


def public_holidays(country: str | None, first: date, last: date) -> frozenset[date]:
    """The public holidays of a country from the first to the last day; none where no country is named.

    Raises NotJudged for a country whose holidays are not known, or not of those years.
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
        found = country_holidays(country, years=year)
    except (NotImplementedError, TypeError):  # a word that is the name of something else in the library is a TypeError
        found = None
    # The library knows calendars of stock exchanges too, and is silent about years that it does not know.
    if found is None or not getattr(found, "country", None):
        raise NotJudged(ORGANIZATION_FILE, f'names "{country}", whose public holidays are not known')
    if not found.start_year <= year <= found.end_year:
        raise NotJudged(ORGANIZATION_FILE, f'names "{country}", whose public holidays of {year} are not known')
    return frozenset(found)
