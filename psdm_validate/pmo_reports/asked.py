"""What a report of the PMO is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.policy.policies import Policies
from psdm_validate.policy.policy import Policy, completed


@dataclass(frozen=True)
class Asked:
    """Some engagements of a portfolio on a day, each by its policy."""

    portfolio: Portfolio
    """All of it, since people work in several engagements."""
    engagements: tuple[Engagement, ...]
    """Those that the report is of."""
    policies: Policies
    overrides: Mapping[str, str]
    """What the settings changed in the policy, by name."""
    as_of: date
    named: bool = False
    """Whether they were asked for by name, so that each is told whatever its phase."""

    @cached_property
    def policy(self) -> Policy:
        """The policy of the day, by which the PMO prepares its week."""
        return completed(self.policies.current)

    def policy_of(self, situation: Situation) -> Policy:
        """By what the engagement is judged. Raises NotJudged where its SOW cannot be read."""
        return completed(self.policies.of(situation.engagement.folder))

    def situations(self) -> tuple[Situation, ...]:
        """Where each of the engagements stands on the day."""
        return tuple(Situation(engagement, self.as_of) for engagement in self.engagements)
