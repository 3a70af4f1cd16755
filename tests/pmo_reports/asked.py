"""What reports of the PMO are asked in tests: as the verb asks it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from psdm_validate.check import overrides_told, policies_for
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.pmo_reports.asked import Asked


def asked_of(portfolio: Portfolio, engagements: Sequence[Engagement], day: date, *, named: bool = False) -> Asked:
    """These engagements of the portfolio on the day."""
    policies = policies_for(portfolio, day)
    return Asked(portfolio, tuple(engagements), policies, overrides_told(policies), day, named)
