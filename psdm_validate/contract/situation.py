"""An engagement on a day: the contract in force, how it went until then, and the phase, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from psdm_validate.contract.course import Course, course_of
from psdm_validate.contract.in_force import Contract, contract_in_force
from psdm_validate.contract.phase import Phase
from psdm_validate.model.engagement import Engagement


@dataclass(frozen=True)
class Situation:
    """Where an engagement stands on a day. Whatever rests on a broken record raises NotJudged."""

    engagement: Engagement
    day: date

    @cached_property
    def contract(self) -> Contract:
        """The contract in force on the day."""
        return contract_in_force(self.engagement.sow, self.engagement.amendments, self.day)

    @cached_property
    def course(self) -> Course:
        """How the contract went until the day."""
        return course_of(self.engagement, self.day)

    @cached_property
    def phase(self) -> Phase:
        """The phase: signed is planned, kicked off is delivered; signed off or past its end it is being closed."""
        engagement = self.engagement
        kickoff, record = engagement.session("kickoff"), engagement.record
        if self._passed(record.over_on):
            return Phase.CLOSED
        if not self._passed(engagement.sow.executed_on):
            return Phase.PROPOSE
        if not self._passed(kickoff):
            return Phase.PLAN
        closing = engagement.signed_off(self.day) or self.contract.end < self.day
        return Phase.CLOSE if closing else Phase.DELIVER

    def _passed(self, step: date | None) -> bool:
        return step is not None and step <= self.day
