"""Tasks that keep the plan from being forecast: without days, past their end, without weight."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.model.plan import Task
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section
from psdm_validate.pmo_reports.rows import Row, manager_of, name_of, rows_of
from psdm_validate.pmo_reports.standing import running
from psdm_validate.rules.forecast.tasks_dated import undated
from psdm_validate.rules.method.weighed import unweighed

OVERDUE = Column("overdue", "Overdue", "days")
COLUMNS = (
    Column("manager", "Project manager"),
    Column("engagement", "Engagement"),
    Column("task", "Task"),
    Column("name", "What"),
    Column("owner", "Owner"),
    Column("start", "Start", "day"),
    Column("end", "End", "day"),
    OVERDUE,
    Column("weight", "Weight", "points"),
)


def task_audit(asked: Asked) -> Iterator[Section]:
    """Each task that lacks a day or, where it is a work item, a weight, or is past its end and not done."""
    found = rows_of(asked, _of_engagement)
    rows = tuple(sorted(found.rows, key=_by_manager_then_longest))
    empty = "Every task has its days and its weight, and none is overdue."
    yield Section("tasks", "Task audit", COLUMNS, rows, empty, found.missing)


def _by_manager_then_longest(row: Row) -> tuple[str, Decimal]:
    days = row[COLUMNS.index(OVERDUE)]
    return str(row[0] or ""), -days if isinstance(days, Decimal) else Decimal(0)


def _of_engagement(situation: Situation) -> Iterator[Row | Missing]:
    if not running(situation):
        return
    engagement = situation.engagement
    if engagement.plan is None:
        yield Missing(engagement.name, "the plan", f"Write {engagement.folder}/plan.yaml.")
        return
    for task in engagement.plan.tasks:
        overdue = _overdue(task, situation)
        lacking = undated(task)
        if lacking or unweighed(task) or overdue:
            yield (
                manager_of(situation),
                engagement.name,
                task.id,
                task.name,
                name_of(engagement, task.owner),
                _lacking(situation, task, "start") if "start" in lacking else task.start,
                _lacking(situation, task, "end") if "end" in lacking else task.end,
                Decimal(overdue) if overdue else None,
                _weight(situation, task),
            )


def _overdue(task: Task, situation: Situation) -> int:
    """Calendar days since its end; 0 where it is done, or nothing is to be done while work is on hold."""
    done = task.done is not None and task.done <= situation.day
    if done or task.end is None or situation.engagement.record.paused(situation.day):
        return 0
    return max((situation.day - task.end).days, 0)


def _weight(situation: Situation, task: Task) -> Cell:
    if unweighed(task):
        return _lacking(situation, task, "weight")
    return None if task.weight is None else Decimal(task.weight)


def _lacking(situation: Situation, task: Task, field: str) -> Missing:
    what = f"{task.id} ({task.name}) has no {field}"
    return Missing(situation.engagement.name, what, f"Write `{field}:` beside {task.id} in {task.place.file}.")
