"""Hours that tasks plan beyond the contract by leave of work at risk, so that the leave has to bear them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from psdm_validate.contract.course import Course
from psdm_validate.contract.intents import Intent, intents
from psdm_validate.contract.leave import risks_of
from psdm_validate.contract.needs import Need, days_of_work
from psdm_validate.contract.standing import Standing, leaves, standing
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.plan import Task

CENT = Decimal("0.01")


def needs_of_tasks(engagement: Engagement, course: Course) -> Iterator[Need]:
    """Each day ahead on which a task that is not done goes on by leave, with its hours of that day."""
    risks = risks_of(engagement)
    for intent in intents(engagement):
        task = intent.part
        if not isinstance(task, Task) or task.hours is None or task.done:
            continue
        if standing(intent, course, risks) is Standing.BY_LEAVE:
            yield from _days(intent, task, task.hours, course)


def _days(intent: Intent, task: Task, hours: Decimal, course: Course) -> Iterator[Need]:
    days = days_of_work(intent.start, intent.end)
    # Rounded down, so that the days of a task never add up to more than its hours.
    share = (hours / len(days)).quantize(CENT, ROUND_DOWN)
    for day in days:
        if course.ahead(day) and leaves(intent, course.now, day):
            yield Need(task, intent.person, day, share, "beyond the contract")
