"""The contract day by day: as it stood on each day that is past, and for days to come as it stands now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from psdm_validate.contract.in_force import Contract, contract_in_force
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.sow import Sow


@dataclass(frozen=True)
class Course:
    """How the contract of an engagement went until a day."""

    sow: Sow
    amendments: tuple[Amendment, ...]
    as_of: date
    called_off: date | None = None
    """The day on which the work was called off; nothing is to follow it."""

    def on(self, day: date) -> Contract:
        """The contract in force on that day; of a day to come nobody knows more than what is in force now."""
        index = bisect_right(self._stages, day, key=lambda stage: stage[0])
        return self._stages[index - 1][1]

    def ahead(self, day: date) -> bool:
        """Whether work of that day is still to come: later than the course's last day, and not called off."""
        return self.as_of < day <= (self.called_off or date.max)

    @property
    def now(self) -> Contract:
        """The contract in force on the last day of the course."""
        return self.on(self.as_of)

    @cached_property
    def _stages(self) -> tuple[tuple[date, Contract], ...]:
        """Each day on which something about the contract changed, with the contract from then on."""
        turns = sorted({date.min, *(day for day in self._turns() if day is not None and day <= self.as_of)})
        return tuple((turn, contract_in_force(self.sow, self.amendments, turn)) for turn in turns)

    def _turns(self) -> Iterator[date | None]:
        yield self.sow.executed_on
        for paper in self.amendments:
            yield from (paper.requested.on, paper.executed_on, paper.void_on)
            yield from (end.on for end in (paper.rejected, paper.withdrawn) if end)


def course_of(engagement: Engagement, as_of: date) -> Course:
    """The course of the engagement's contract until that day.

    Raises NotJudged where the SOW, a paper or engagement.yaml is broken.
    """
    sow, amendments, cancelled = engagement.sow, engagement.amendments, engagement.record.cancelled
    return Course(sow, amendments, as_of, cancelled.on if cancelled else None)
