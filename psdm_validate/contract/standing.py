"""How an intent stands to contract and leave: inside, by leave, waiting for a paper, listed as upside, or outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from psdm_validate.contract.course import Course
from psdm_validate.contract.in_force import Contract, with_paper
from psdm_validate.contract.intents import Intent
from psdm_validate.contract.leave import covers
from psdm_validate.contract.needs import days_of_work
from psdm_validate.contract.wording import counted
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.part import Place
from psdm_validate.model.work_at_risk import WorkAtRisk


class Standing(StrEnum):
    """How an intent stands to the contract in force."""

    INSIDE = "inside"
    BY_LEAVE = "by leave"
    PENDING = "pending"
    UPSIDE = "upside"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Trespass:
    """One way in which an intent leaves the contract."""

    place: Place
    message: str
    side: Literal["before", "past", "activity"]
    beyond: tuple[Decimal, ...]
    """How far it lies outside: days; of an activity that is none, the days and hours that are planned for it."""


def standing(intent: Intent, course: Course, risks: Iterable[WorkAtRisk]) -> Standing:
    """How it stands to the contract in force.

    By leave where work at risk covers each working day on which it leaves the contract; pending where the paper it
    awaits would cover it; upside where it is a booking that is listed as such. Nothing covers work called off.
    """
    contract, risks = course.now, tuple(risks)
    if lies_after(intent, course.called_off):
        return Standing.OUTSIDE
    if not any(trespasses(intent, contract)):
        return Standing.INSIDE
    days = [day for day in days_of_work(intent.start, intent.end) if leaves(intent, contract, day)]
    if days and all(any(covers(risk, course, day, intent.person) for risk in risks) for day in days):
        return Standing.BY_LEAVE
    paper = awaited(intent, contract)
    if paper is not None and would_cover(paper, intent, contract):
        return Standing.PENDING
    return Standing.UPSIDE if intent.upside else Standing.OUTSIDE


def awaited(intent: Intent, contract: Contract) -> Amendment | None:
    """The pending paper that it waits for; where it has no place to name one, the first that would cover it."""
    if intent.names_paper:
        return next((paper for paper in contract.pending if paper.number == intent.awaits), None)
    return next((paper for paper in contract.pending if would_cover(paper, intent, contract)), None)


def awaits_words(intent: Intent, standing: Standing, contract: Contract) -> str | None:
    """The number of the paper that it waits for: the one it names, or the one that would cover it."""
    paper = awaited(intent, contract) if standing is Standing.PENDING else None
    return paper.number if paper else intent.awaits


def would_cover(paper: Amendment, intent: Intent, contract: Contract) -> bool:
    """Whether it would lie inside the contract once the paper is executed."""
    return not any(trespasses(intent, with_paper(contract, paper)))


def lies_after(intent: Intent, called_off: date | None) -> bool:
    """Whether it reaches beyond the day on which the work was called off, and was not done by then."""
    done = intent.done is not None and called_off is not None and intent.done <= called_off
    return called_off is not None and intent.end > called_off and not done


def leaves(intent: Intent, contract: Contract, day: date) -> bool:
    """Whether it leaves the contract on that day of it."""
    return any(trespasses(replace(intent, start=day, end=day), contract))


def trespasses(intent: Intent, contract: Contract, called: str = "the contract in force") -> Iterator[Trespass]:
    """Each way in which the intent leaves the contract, with the place that says so."""
    starts, ends = ("is planned for",) * 2 if intent.single_day else ("starts", "ends")
    if intent.start < contract.start:
        early = (contract.start - intent.start).days
        yield Trespass(
            intent.part.at(intent.fields[0]),
            f"{intent.label} {starts} {intent.start}, {counted(early, 'day')} before {called} ({contract.start})",
            "before",
            (Decimal(early),),
        )
    if intent.end > contract.end:
        late = (intent.end - contract.end).days
        yield Trespass(
            intent.part.at(intent.fields[-1]),
            f"{intent.label} {ends} {intent.end}, {counted(late, 'day')} past {called} ({contract.end})",
            "past",
            (Decimal(late),),
        )
    if intent.activity and all(activity.id != intent.activity for activity in contract.terms.activities):
        yield Trespass(
            intent.part.at("activity"),
            f"{intent.label} works on {intent.activity}, which is no activity of {called}",
            "activity",
            (Decimal((intent.end - intent.start).days + 1), intent.hours or Decimal(0)),
        )
