"""Rows of a section gathered from engagement to engagement; one that cannot be read is missing, never left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import MEND, Cell, Missing

Row = tuple[Cell, ...]


class Rows(NamedTuple):
    """Rows, and what could not become one."""

    rows: tuple[Row, ...]
    missing: tuple[Missing, ...]


def rows_of(asked: Asked, tell: Callable[[Situation], Iterable[Row | Missing]]) -> Rows:
    """What `tell` says of each engagement; a record that is broken makes one entry of what is missing."""
    rows: list[Row] = []
    missing: list[Missing] = []
    for situation in asked.situations():
        try:
            told = tuple(tell(situation))
        except NotJudged as obstacle:
            told = (unread(situation.engagement, obstacle),)
        rows += (each for each in told if not isinstance(each, Missing))
        missing += (each for each in told if isinstance(each, Missing))
    return Rows(tuple(rows), tuple(missing))


def unread(engagement: Engagement | None, obstacle: NotJudged) -> Missing:
    """What a broken or missing record keeps from the report."""
    name = engagement.name if engagement else None
    return Missing(name, str(obstacle), MEND, True)


def customer_of(situation: Situation) -> str:
    """Name of the customer; work that is on hold on the day is marked."""
    name = situation.engagement.customer.name
    return f"{name} (on hold)" if situation.engagement.record.paused(situation.day) else name


def is_over(situation: Situation) -> bool:
    """Whether the engagement was closed or called off by the day."""
    over_on = situation.engagement.record.over_on
    return over_on is not None and over_on <= situation.day


def manager_of(situation: Situation) -> str | None:
    """Name of the project manager on the day, or None."""
    engagement = situation.engagement
    return name_of(engagement, next(iter(engagement.record.held("project-manager", situation.day)), None))


def name_of(engagement: Engagement, who: str | None) -> str | None:
    """Name of one of our people or of the customer's, by id; the id itself where nobody has it."""
    if who is None:
        return None
    person = engagement.organization.person(who) or engagement.customer.contact(who)
    return person.name if person else who
