"""The phase of an engagement, derived from dated facts."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from psdm_validate.contract.in_force import contract_in_force
from psdm_validate.model.engagement import Engagement


class Phase(IntEnum):
    """Where an engagement stands, in order (source: handbook 001, its main sections)."""

    PROPOSE = 1
    PLAN = 2
    DELIVER = 3
    CLOSE = 4
    CLOSED = 5

    @property
    def words(self) -> str:
        """The phase as people say it."""
        return _WORDS[self]


_WORDS = {
    Phase.PROPOSE: "Propose",
    Phase.PLAN: "Initiate and plan",
    Phase.DELIVER: "Deliver",
    Phase.CLOSE: "Deploy and close",
    Phase.CLOSED: "Closed",
}


def phase_on(engagement: Engagement, day: date) -> Phase:
    """The phase on the day: signed is planned, kicked off is delivered; signed off or past its end it is being closed.

    Raises NotJudged where a record that it rests on is broken, or the contract states no end.
    """

    def by_then(step: date | None) -> bool:
        return step is not None and step <= day

    schedule = engagement.iteration_schedule
    record = engagement.record
    if by_then(record.steps.closed) or by_then(record.cancelled.on if record.cancelled else None):
        return Phase.CLOSED
    if not by_then(engagement.sow.executed_on):
        return Phase.PROPOSE
    if not (schedule and by_then(schedule.session("kickoff"))):
        return Phase.PLAN
    closeout = engagement.closeout
    signed_off = closeout is not None and closeout.sign_off is not None and by_then(closeout.sign_off.on)
    over = contract_in_force(engagement.sow, engagement.amendments, day).end < day
    return Phase.CLOSE if signed_off or over else Phase.DELIVER
