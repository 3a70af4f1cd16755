"""How the work stands, for the customer: nothing in it that is not for the customer's eyes.

It reads what the models say is for the customer, and of the RAID log only entries whose own audience is the customer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial

from psdm_validate.contract.intents import Intent, intents
from psdm_validate.contract.next_dates import dates_of_contract, dates_of_intents
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.model.iteration_schedule import Iteration, Session
from psdm_validate.model.plan import Pilot, SignOff, Wave
from psdm_validate.model.raid import Action, Entry, Issue
from psdm_validate.model.training import TrainingSession
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.customer_hours import BURN_DOWN, NO_HOURS, weeks_left
from psdm_validate.pmo_reports.customer_standing import STANDING, absences, standing
from psdm_validate.pmo_reports.entries import (
    answer_cell,
    due_cell,
    escalated,
    open_entries,
    overdue_cell,
    owner_cell,
)
from psdm_validate.pmo_reports.pmo_report import Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, rows_of
from psdm_validate.policy.policy import Policy

AHEAD = timedelta(weeks=4)
"""How far ahead dates of the work are told; those of the contract are told however far they are."""
LARGE = (Iteration, Session, Pilot, Wave, SignOff, TrainingSession)
"""What is told of the work ahead; tasks have their place in the collaboration project."""

DATES = (Column("on", "Day", "day"), Column("what", "What"))
ACTIONS = (
    Column("entry", "No.", "id"),
    Column("what", "What"),
    Column("owner", "Owner"),
    Column("due", "Due", "day"),
    Column("overdue", "Overdue", "days"),
    Column("escalated", "Escalated"),
)
ISSUES = (*ACTIONS, Column("answer", "What is done about it"))
TIME_OFF = (Column("person", "Who"), Column("from", "From", "day"), Column("until", "Until", "day"))


@pmo_report(
    "customer-status",
    "Status report",
    due="each week from the kickoff on, for the customer",
    source="000: Plan 7; Monitor/Control 9",
    of_one=True,
    audience="customer",
)
def customer_status(asked: Asked) -> Iterator[Section]:
    """How one engagement stands, for its customer: progress and schedule, the dates of the contract and of the next
    four weeks, open actions, issues and escalations, planned absences, and the burn-down where hours are billed. It
    tells only what is for the customer's eyes."""
    section = partial(_section, asked)
    told = partial(standing, policy=asked.policy)
    yield section("standing", "How the work stands", STANDING, told, "No report is due yet.")
    yield section("dates", "What comes next", DATES, _dates, "No date lies ahead.")
    yield section(
        "actions", "Open actions", ACTIONS, partial(_actions, policy=asked.policy), "No open action is recorded."
    )
    yield section(
        "issues",
        "Issues and escalations",
        ISSUES,
        partial(_issues, policy=asked.policy),
        "No open issue or escalation is recorded.",
    )
    yield section("time-off", "Planned absences", TIME_OFF, absences, "No absence ahead is told of.")
    yield section("burn-down", "Burn-down of hours", BURN_DOWN, weeks_left, NO_HOURS)


def _section(
    asked: Asked,
    id: str,
    title: str,
    columns: tuple[Column, ...],
    tell: Callable[[Situation], Iterable[Row | Missing]],
    empty: str,
) -> Section:
    found = rows_of(asked, tell)
    return Section(id, title, columns, found.rows, empty, found.missing)


def _dates(situation: Situation) -> Iterator[Row]:
    today = situation.day
    for_sure = (intent for intent in intents(situation.engagement) if _agreed(intent, situation))
    work = (date for date in dates_of_intents(for_sure) if date.on <= today + AHEAD)
    ahead = (date for date in (*dates_of_contract(situation.contract), *work) if date.on >= today)
    yield from ((date.on, date.what) for date in sorted(set(ahead), key=lambda date: (date.on, date.what)))


def _agreed(intent: Intent, situation: Situation) -> bool:
    """Whether it is told of: one of the large pieces, and no wish that waits for a paper."""
    pending = {paper.number for paper in situation.contract.pending}
    return isinstance(intent.part, LARGE) and intent.awaits not in pending


def _actions(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement = situation.engagement
    if engagement.raid is None and situation.phase in (Phase.DELIVER, Phase.CLOSE):
        yield Missing(engagement.name, "the RAID log", f"Write {engagement.folder}/raid.yaml.")
    yield from (row for entry, row in _for_customer(situation, policy) if isinstance(entry, Action))


def _issues(situation: Situation, policy: Policy) -> Iterator[Row]:
    """Issues, risks that are escalated, and whatever else the newest report lists as one of them."""
    status = situation.engagement.newest_status(situation.day)
    listed = (status.issues if status else None) or ()
    for entry, row in _for_customer(situation, policy):
        if not isinstance(entry, Action) and (
            isinstance(entry, Issue) or escalated(entry, policy) or entry.id in listed
        ):
            yield (*row, answer_cell(situation, entry))


def _for_customer(situation: Situation, policy: Policy) -> Iterator[tuple[Entry, Row]]:
    """Open entries that the customer may see, those that hold the work up first."""
    found = [(entry, age) for entry, age in open_entries(situation) if entry.audience == "customer"]
    for entry, age in sorted(found, key=lambda each: not escalated(each[0], policy)):
        yield (
            entry,
            (
                entry.id,
                entry.what,
                owner_cell(situation, entry),
                due_cell(situation, entry),
                overdue_cell(age),
                "yes" if escalated(entry, policy) else None,
            ),
        )
