"""Figures of earned value: what is done against what was to be done and what it took.

The names are those of earned value management (ISO 21508): planned value, earned value, schedule and cost performance
index. They are told in hours, because fixed fees and blocks have no price per task.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown, figure, part_of
from psdm_validate.figures.hours import hours_agreed, hours_worked
from psdm_validate.model.plan import Task

EARNED_VALUE = "ISO 21508: earned value management"


@figure("planned", "Share of the work due", unit="percent", source=EARNED_VALUE)
def planned(situation: Situation) -> Decimal:
    """Weight of the tasks whose last day has come, as a share of the weight of all. Tasks without a weight, and
    those that wait for a pending paper, count for nothing."""
    return _share(situation, [task for task in weighed(situation) if task.end and task.end <= situation.day])


@figure("done", "Share of the work done", unit="percent", source=EARNED_VALUE)
def done(situation: Situation) -> Decimal:
    """Weight of the tasks that are done, as a share of the weight of all. Tasks without a weight, and those that
    wait for a pending paper, count for nothing; a task that is half done counts as not done."""
    return _share(situation, [task for task in weighed(situation) if task.done and task.done <= situation.day])


@figure("planned-value", "Planned value", unit="hours", source=EARNED_VALUE)
def planned_value(situation: Situation) -> Decimal:
    """Hours agreed by the share of the work due."""
    return hours_agreed(situation) * planned(situation) / 100


@figure("earned-value", "Earned value", unit="hours", source=EARNED_VALUE)
def earned_value(situation: Situation) -> Decimal:
    """Hours agreed by the share of the work done."""
    return hours_agreed(situation) * done(situation) / 100


@figure("schedule-variance", "Schedule variance", unit="hours", source=EARNED_VALUE)
def schedule_variance(situation: Situation) -> Decimal:
    """Earned value less planned value: below zero less is done than was due."""
    return earned_value(situation) - planned_value(situation)


@figure("schedule-index", "Schedule performance index", unit="ratio", source=EARNED_VALUE)
def schedule_index(situation: Situation) -> Decimal:
    """Share of the work done by the share of the work due: below 1 less is done than was due."""
    due = planned(situation)
    if not due:
        raise NotKnown("nothing was due yet")
    return done(situation) / due


@figure("cost-variance", "Cost variance", unit="hours", source=EARNED_VALUE)
def cost_variance(situation: Situation) -> Decimal:
    """Earned value less hours worked: below zero it took more hours than the work is worth."""
    return earned_value(situation) - hours_worked(situation)


@figure("cost-index", "Cost performance index", unit="ratio", source=EARNED_VALUE)
def cost_index(situation: Situation) -> Decimal:
    """Earned value by hours worked: below 1 it took more hours than the work is worth."""
    worked = hours_worked(situation)
    if not worked:
        raise NotKnown("no hours are worked yet")
    return earned_value(situation) / worked


@figure("estimate-at-completion", "Estimate at completion", unit="hours", source=EARNED_VALUE)
def estimate_at_completion(situation: Situation) -> Decimal:
    """Hours worked by the share of the work done: what it will take if the rest goes as it went so far."""
    share = done(situation)
    if not share:
        raise NotKnown("nothing is done yet to measure it by")
    return hours_worked(situation) * 100 / share


def weighed(situation: Situation) -> list[Task]:
    """The tasks with a weight that are part of the contract, so that they wait for no pending paper."""
    plan = situation.engagement.plan
    pending = {paper.number for paper in situation.contract.pending}
    return [task for task in (plan.tasks if plan else ()) if task.weight and task.awaits not in pending]


def _share(situation: Situation, tasks: Iterable[Task]) -> Decimal:
    return part_of(_weight(tasks), _weight(weighed(situation)), "weighed tasks")


def _weight(tasks: Iterable[Task]) -> Decimal:
    return Decimal(sum(task.weight or 0 for task in tasks))
