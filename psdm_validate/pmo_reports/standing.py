"""Where an engagement stands, as a report tells it, and which ones a report is of."""

from __future__ import annotations

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation

RUNNING = (Phase.PLAN, Phase.DELIVER, Phase.CLOSE)
"""Phases in which there is something to forecast: signed, and not over yet."""


def running(situation: Situation) -> bool:
    """Whether it is signed and goes on, on hold or not."""
    return situation.phase in RUNNING


def state_of(situation: Situation) -> str:
    """Its phase, or that it is on hold or over, in words."""
    record, day = situation.engagement.record, situation.day
    if record.cancelled and record.cancelled.on <= day:
        return f"called off on {record.cancelled.on}"
    if situation.phase is Phase.CLOSED:
        return f"closed on {record.over_on}"
    since = next((hold.since for hold in record.on_hold if hold.on(day)), None)
    return f"on hold since {since}" if since else situation.phase.words
