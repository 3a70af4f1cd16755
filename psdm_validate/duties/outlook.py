"""One engagement as it is looked at on a day, some days ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.model.engagement import Engagement
from psdm_validate.policy.policy import Policy


@dataclass(frozen=True)
class Outlook:
    """What the duties of an engagement follow from. Whatever rests on a broken record raises NotJudged."""

    engagement: Engagement
    policy: Policy
    as_of: date
    last: date
    """The last day that is looked at."""

    @cached_property
    def situation(self) -> Situation:
        """Where the engagement stands on the day."""
        return Situation(self.engagement, self.as_of)

    @property
    def contract(self) -> Contract:
        """The contract in force on the day."""
        return self.situation.contract

    @property
    def phase(self) -> Phase:
        """The phase on the day."""
        return self.situation.phase

    @property
    def paused(self) -> bool:
        """Whether work is on hold on the day."""
        return self.engagement.record.paused(self.as_of)

    def comes(self, day: date | None) -> bool:
        """Whether the day lies ahead and is looked at."""
        return day is not None and self.as_of <= day <= self.last

    def comes_or_passed(self, day: date | None) -> bool:
        """Whether the day is looked at or has passed already."""
        return day is not None and day <= self.last

    def be(self, day: date | None) -> str:
        """How to speak of the day: it is, or it was."""
        return "was" if day and day < self.as_of else "is"

    def duty(self, on: date | None, what: str, step: str | None = None, command: str | None = None) -> Duty:
        """A duty in this engagement."""
        return Duty(self.engagement.name, on, what, step, command)

    def command(self, verb: str, *words: str) -> str:
        """A verb for this engagement, as it is typed."""
        return command_line(verb, self.engagement.name, *words)
