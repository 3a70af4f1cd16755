"""Figures of time: how far start and end have moved, and how far the plan lies from the end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psdm_validate.contract.intents import intents
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, figure

MOVED = "derived: 001, Iterate and Validate, has every change of dates agreed"


@figure("start-moved", "Days the start has moved", unit="days", source=MOVED)
def start_moved(situation: Situation) -> Decimal:
    """Calendar days from the start that was signed to the start in force; below zero where it became earlier."""
    return _days(_signed(situation.contract.sow.terms.start, "start"), situation.contract.start)


@figure("end-moved", "Days the end has moved", unit="days", source=MOVED)
def end_moved(situation: Situation) -> Decimal:
    """Calendar days from the end that was signed to the end in force; below zero where it became earlier."""
    return _days(_signed(situation.contract.sow.terms.end, "end"), situation.contract.end)


@figure("days-left", "Days left", unit="days", source="derived: the time in which what is left has to be done")
def days_left(situation: Situation) -> Decimal:
    """Calendar days from the day to the end in force; below zero where it has passed. Of work that was closed or
    called off there are none to tell."""
    over = situation.engagement.record.over_on
    if over and over <= situation.day:
        raise NotKnown(f"the work was over on {over}")
    return _days(situation.day, situation.contract.end)


@figure("plan-past-end", "Days the plan ends after the contract", unit="days", source=MOVED)
def plan_past_end(situation: Situation) -> Decimal:
    """Calendar days from the end in force to the last day of anything planned, be it waiting for a paper or not;
    below zero where the plan ends before."""
    ends = [intent.end for intent in intents(situation.engagement)]
    if not ends:
        raise NotKnown("nothing is planned with its days")
    return _days(situation.contract.end, max(ends))


def _signed(day: date | None, called: str) -> date:
    if day is None:
        raise NotKnown(f"the statement of work states no {called}")
    return day


def _days(first: date, last: date) -> Decimal:
    return Decimal((last - first).days)
