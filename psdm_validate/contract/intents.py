"""What the team means to do, held against contract and leave: inside, by leave, waiting for a paper, or outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from psdm_validate.contract.course import Course
from psdm_validate.contract.in_force import Contract, with_paper
from psdm_validate.contract.leave import covers
from psdm_validate.contract.wording import counted
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.model.part import Place
from psdm_validate.model.plan import Task
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.policy.calendar import weekdays_of


class Standing(StrEnum):
    """How an intent stands to the contract in force."""

    INSIDE = "inside"
    BY_LEAVE = "by leave"
    PENDING = "pending"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Intent:
    """A task or an iteration: when it is meant to happen, and which paper it waits for."""

    part: Task | Iteration
    label: str
    name: str
    activity: str | None
    start: date
    end: date
    awaits: str | None
    person: str | None = None
    """Who means to do it, where one person does."""


@dataclass(frozen=True, slots=True)
class Trespass:
    """One way in which an intent leaves the contract."""

    place: Place
    message: str


def intents(engagement: Engagement) -> Iterator[Intent]:
    """Every iteration of the engagement, and every task that has its days (FCT010 asks for them)."""
    schedule, plan = engagement.iteration_schedule, engagement.plan
    yield from (of_iteration(iteration) for iteration in (schedule.iterations if schedule else ()))
    for task in plan.tasks if plan else ():
        if task.start and task.end:
            yield Intent(task, task.id, task.name, task.activity, task.start, task.end, task.awaits, task.owner)


def of_iteration(iteration: Iteration) -> Intent:
    """An iteration as an intent."""
    label, goal = (
        f"iteration {iteration.number}",
        iteration.goal or ("Preparation" if iteration.number == 0 else "Goal still open"),
    )
    return Intent(iteration, label, goal, None, iteration.start, iteration.end, iteration.awaits)


def standing(intent: Intent, course: Course, risks: Iterable[WorkAtRisk]) -> Standing:
    """Inside the contract in force; by leave where work at risk covers each working day on which it leaves the
    contract; pending where the paper it awaits would cover it; else outside."""
    contract, risks = course.now, tuple(risks)
    if not any(trespasses(intent, contract)):
        return Standing.INSIDE
    days = [day for day in weekdays_of(intent.start, intent.end) if _leaves(intent, contract, day)]
    if days and all(any(covers(risk, course, day, intent.person) for risk in risks) for day in days):
        return Standing.BY_LEAVE
    awaited = next((paper for paper in contract.pending if paper.paper == intent.awaits), None)
    covered = awaited is not None and not any(trespasses(intent, with_paper(contract, awaited)))
    return Standing.PENDING if covered else Standing.OUTSIDE


def _leaves(intent: Intent, contract: Contract, day: date) -> bool:
    return any(trespasses(replace(intent, start=day, end=day), contract))


def trespasses(intent: Intent, contract: Contract, called: str = "the contract in force") -> Iterator[Trespass]:
    """Each way in which the intent leaves the contract, with the place that says so."""
    if intent.start < contract.start:
        early = (contract.start - intent.start).days
        yield Trespass(
            intent.part.at("start"),
            f"{intent.label} starts {intent.start}, {counted(early, 'day')} before {called} ({contract.start})",
        )
    if intent.end > contract.end:
        late = (intent.end - contract.end).days
        yield Trespass(
            intent.part.at("end"),
            f"{intent.label} ends {intent.end}, {counted(late, 'day')} past {called} ({contract.end})",
        )
    if intent.activity and all(activity.id != intent.activity for activity in contract.terms.activities):
        yield Trespass(
            intent.part.at("activity"),
            f"{intent.label} works on {intent.activity}, which is no activity of {called}",
        )
