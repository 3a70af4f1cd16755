"""What has to be done before a training session begins, in one form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.model.training import TrainingSession
from psdm_validate.rule import Remark, Remarks
from psdm_validate.rules.training.session_days import first_day, owed


@dataclass(frozen=True)
class Preparation:
    """One thing that is done by the first day."""

    words: str
    done: date | None
    place: Place
    next_step: str


def unprepared(session: TrainingSession, engagement: Engagement, as_of: date, *needs: Preparation) -> Remarks:
    """A remark on each thing that came after the first day, or that is missing once that day has come."""
    first = first_day(session)
    if first is None or not owed(engagement, first):
        return
    for need in needs:
        if need.done is not None and need.done > first:
            message = f'{need.words} is of {need.done}; "{session.name}" began on {first}'
            yield Remark(need.place, message, "Correct the day if it is wrong; what is late stays late.", fact=True)
        elif need.done is None and as_of >= first:
            message = f'{need.words} is missing; "{session.name}" begins on {first}'
            yield Remark(need.place, message, need.next_step, fact=True)
