"""What a report of the PMO is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policy import Policy


@dataclass(frozen=True)
class Asked:
    """Some engagements of a portfolio on a day, by a policy."""

    portfolio: Portfolio
    """All of it, since people work in several engagements."""
    engagements: tuple[Engagement, ...]
    """Those that the report is of."""
    policy: Policy
    as_of: date
    named: bool = False
    """Whether they were asked for by name, so that each is told whatever its phase."""

    def situations(self) -> tuple[Situation, ...]:
        """Where each of the engagements stands on the day."""
        return tuple(Situation(engagement, self.as_of) for engagement in self.engagements)
