"""Milestones of fixed fees that are still to be signed off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.model.plan import SignOff
from psdm_validate.model.terms import Milestone
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section
from psdm_validate.pmo_reports.rows import Row, manager_of, rows_of
from psdm_validate.pmo_reports.standing import running, state_of
from psdm_validate.rules.forecast.milestones import accepted_milestones

EXPECTED = Column("expected", "Expected", "day")
COLUMNS = (
    Column("manager", "Project manager"),
    Column("engagement", "Engagement"),
    Column("state", "State"),
    Column("milestone", "Milestone"),
    Column("due", "In the contract", "day"),
    EXPECTED,
    Column("overdue", "Overdue", "days"),
    Column("confirmed", "Confirmed", "day"),
    Column("amount", "Amount", "money"),
    Column("currency", "Currency"),
)


def fee_milestones(asked: Asked) -> Iterator[Section]:
    """Each milestone of a fixed fee that is not accepted, with the day on which its sign-off is expected."""
    found = rows_of(asked, _of_engagement)
    rows = tuple(sorted(found.rows, key=_undated_then_soonest))
    empty = "No milestone of a fixed fee is waiting for its sign-off."
    yield Section("milestones", "Milestones of fixed fees", COLUMNS, rows, empty, found.missing)


def _undated_then_soonest(row: Row) -> date:
    expected = row[COLUMNS.index(EXPECTED)]
    return expected if isinstance(expected, date) else date.min


def _of_engagement(situation: Situation) -> Iterator[Row]:
    engagement, terms, day = situation.engagement, situation.contract.terms, situation.day
    if not running(situation) or terms.billing != "fixed-fee":
        return
    accepted = accepted_milestones(engagement, day)
    planned = {sign_off.milestone: sign_off for sign_off in (engagement.plan.sign_offs if engagement.plan else ())}
    for milestone in terms.milestones:
        if milestone.id not in accepted:
            sign_off = planned.get(milestone.id)
            expected = sign_off.expected if sign_off else milestone.due
            yield (
                manager_of(situation),
                engagement.name,
                state_of(situation),
                f"{milestone.id}: {milestone.name}",
                milestone.due,
                expected or _undated(situation, milestone),
                Decimal((day - expected).days) if expected and expected < day else None,
                _confirmed(sign_off, day),
                milestone.amount,
                terms.currency,
            )


def _confirmed(sign_off: SignOff | None, day: date) -> Cell:
    confirmed = sign_off.confirmed if sign_off else None
    return confirmed if confirmed and confirmed <= day else None


def _undated(situation: Situation, milestone: Milestone) -> Missing:
    what = f"the day on which the milestone {milestone.id} ({milestone.name}) is expected to be signed off"
    step = f"Add it to sign_offs in {situation.engagement.folder}/plan.yaml: milestone: {milestone.id}, expected."
    return Missing(situation.engagement.name, what, step)
