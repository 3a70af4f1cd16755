"""What the team promised for each iteration, and what of it was done when the iteration ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, figure
from psdm_validate.figures.series import Column, series
from psdm_validate.model.iteration_schedule import Iteration
from psdm_validate.model.plan import Task

ITERATIONS = "002: Iteration Planning & Review"
RECENT = 3
"""Iterations by which a team's next one is planned: fewer jump, more are out of date."""


@dataclass(frozen=True, slots=True)
class Velocity:
    """One iteration that has ended, in points: the weights of its tasks."""

    number: int
    end: date
    committed: int
    completed: int
    unweighed: int


@series(
    "velocity",
    "Velocity of the iterations",
    columns=(
        Column("number", "Iteration", "name"),
        Column("end", "Ended", "day"),
        Column("committed", "Committed", "points"),
        Column("completed", "Completed", "points"),
        Column("unweighed", "Tasks without weight", "entries"),
    ),
    source=ITERATIONS,
)
def velocity(situation: Situation) -> tuple[Velocity, ...]:
    """Each iteration with tasks after the first, which prepares the work, once it has ended: the weight of the tasks
    that stand in it, and of those of them that were done by its last day. What was taken out of it again is not seen,
    and tasks without a weight count for nothing."""
    schedule, plan = situation.engagement.iteration_schedule, situation.engagement.plan
    ended = [each for each in (schedule.iterations if schedule else ()) if each.number and each.end < situation.day]
    tasks = plan.tasks if plan else ()
    found = (_velocity(each, [task for task in tasks if task.iteration == each.number]) for each in ended)
    return tuple(sorted(filter(None, found), key=lambda each: each.number))


@figure("recent-velocity", "Recent velocity", unit="points", source=ITERATIONS)
def recent_velocity(situation: Situation) -> Decimal:
    """Points completed in an iteration, on average of the last three that ended with weighed tasks in them."""
    recent = [each.completed for each in velocity(situation) if each.committed][-RECENT:]
    if not recent:
        raise NotKnown("no iteration with weighed tasks has ended yet")
    return Decimal(sum(recent)) / len(recent)


def _velocity(iteration: Iteration, tasks: list[Task]) -> Velocity | None:
    if not tasks:
        return None
    completed = [task for task in tasks if task.done and task.done <= iteration.end]
    return Velocity(
        number=iteration.number,
        end=iteration.end,
        committed=sum(task.weight or 0 for task in tasks),
        completed=sum(task.weight or 0 for task in completed),
        unweighed=sum(task.weight is None for task in tasks),
    )
