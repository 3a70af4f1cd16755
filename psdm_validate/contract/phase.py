"""The phase of an engagement, derived from dated facts."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from psdm_validate.model.engagement import Engagement


class Phase(IntEnum):
    """Where an engagement stands, in order (source: handbook 001, its main sections)."""

    PROPOSE = 1
    PLAN = 2
    DELIVER = 3
    CLOSED = 4

    @property
    def words(self) -> str:
        """The phase as people say it."""
        return _WORDS[self]


_WORDS = {
    Phase.PROPOSE: "Propose",
    Phase.PLAN: "Initiate and plan",
    Phase.DELIVER: "Deliver",
    Phase.CLOSED: "Closed",
}


def phase_on(engagement: Engagement, day: date) -> Phase:
    """The phase on the day: signed is planned, kicked off is delivered, closed is closed."""

    def by_then(step: date | None) -> bool:
        return step is not None and step <= day

    schedule = engagement.iteration_schedule
    if by_then(engagement.record.steps.closed) or by_then(engagement.record.steps.cancelled):
        return Phase.CLOSED
    if not by_then(engagement.sow.executed_on):
        return Phase.PROPOSE
    return Phase.DELIVER if schedule and by_then(schedule.session("kickoff")) else Phase.PLAN
