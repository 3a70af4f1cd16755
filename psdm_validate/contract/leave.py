"""Leave beside the contract: which work at risk covers whom on which day, and how many of its hours are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.course import Course
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.needs import Need
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Leave
from psdm_validate.model.people import lasts
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.model.work_exception import WorkException


@dataclass(frozen=True, slots=True)
class Shortage:
    """A need that no leave covers, or not to its full."""

    need: Need
    used_up: WorkAtRisk | None
    """The leave whose hours do not suffice; None where there is no leave for that person and day."""
    hours: Decimal
    """Hours of the need that no leave covers."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the hours that work at risk allows."""

    used: Mapping[str, Decimal]
    """Hours that each work at risk has covered, by its number."""
    shortages: tuple[Shortage, ...]


def risks_of(engagement: Engagement) -> tuple[WorkAtRisk, ...]:
    """Every work at risk of the engagement, by number. Raises NotJudged where a leave is broken."""
    return tuple(leave for leave in engagement.leaves if isinstance(leave, WorkAtRisk))


def exceptions_of(engagement: Engagement, day: date) -> tuple[WorkException, ...]:
    """Every work exception that counts on the day. Raises NotJudged where a leave is broken."""
    return tuple(leave for leave in engagement.leaves if isinstance(leave, WorkException) and counts(leave, day))


def counts(leave: Leave, day: date) -> bool:
    """Whether PS leadership had approved it by the day, and nobody had turned it down or taken it back."""
    return leave.executed_on is not None and leave.executed_on <= day and not leave.ended(day)


def covers(risk: WorkAtRisk, course: Course, day: date, person: str | None = None) -> bool:
    """Whether it gives leave on that day, to that person or to anybody at all.

    It ends when the paper that it waits for is executed, since the contract covers the work from then on, and
    when that paper is rejected or withdrawn, since nothing is left to wait for.
    """
    allows, contract = risk.allows, course.on(day)
    meant = person is None or not allows.people or person in allows.people
    lasting = lasts(allows.since, allows.until, day) and counts(risk, min(day, course.as_of))
    return meant and lasting and _is_awaited(risk, contract, day)


def needed(leave: Leave, contract: Contract, day: date) -> bool:
    """Whether it counts on the day, and the paper that it waits for is still to come."""
    return counts(leave, day) and (not isinstance(leave, WorkAtRisk) or _is_awaited(leave, contract, day))


def _is_awaited(risk: WorkAtRisk, contract: Contract, day: date) -> bool:
    """Whether the SOW is still unsigned, or the paper asked for and neither executed nor ended."""
    if risk.awaits is None:
        return contract.proposed
    awaited = (paper for paper in contract.pending if paper.number == risk.awaits)
    return not contract.proposed and any(paper.requested.on <= day for paper in awaited)


def account(needs: Iterable[Need], risks: Iterable[WorkAtRisk], course: Course) -> Account:
    """The needs charged, in their order, to the leaves that cover them; of two leaves the first is used up first."""
    left = {risk.number: risk.allows.hours for risk in risks}
    shortages = []
    for need in needs:
        found = [risk for risk in risks if _serves(risk, need, course)]
        rest = need.hours
        for risk in found:
            taken = min(rest, left[risk.number])
            left[risk.number] -= taken
            rest -= taken
        if rest > 0 or not found:
            shortages.append(Shortage(need, found[-1] if found else None, rest))
    return Account({risk.number: risk.allows.hours - left[risk.number] for risk in risks}, tuple(shortages))


def _serves(risk: WorkAtRisk, need: Need, course: Course) -> bool:
    return need.awaits in (None, risk.awaits) and covers(risk, course, need.day, need.person)
