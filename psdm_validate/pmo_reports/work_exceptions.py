"""Why more was worked than the contract allots, by cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.leave import counts
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import NotKnown
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.people import Approval
from psdm_validate.model.work_exception import WorkException
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.exception_hours import hours_under
from psdm_validate.pmo_reports.lacking import asked_by
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, name_of, rows_of, unread
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.change.exception_approved import exception_approved
from psdm_validate.rules.change.exception_labelled import exception_labelled

CAUSE = (
    Column("cause", "Cause"),
    Column("asked", "Asked for", "entries"),
    Column("approved", "Approved", "entries"),
    Column("pending", "Pending", "entries"),
    Column("allowed", "Allowed", "hours"),
    Column("used", "Used", "hours"),
)
EXCEPTION = (
    Column("state", "State"),
    Column("engagement", "Engagement"),
    Column("number", "No."),
    Column("what", "What"),
    Column("causes", "Causes"),
    Column("asked", "Asked for", "hours"),
    Column("used", "Used", "hours"),
    Column("approved_by", "Approved by"),
    Column("approved_on", "Approved on", "day"),
    Column("beside", "Beside"),
    Column("why", "Why"),
)
NO_CAUSE = "no cause named"
ALL = "all, each counted once"
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Told:
    """A work exception on the day of the report."""

    causes: tuple[str, ...]
    approved: bool
    pending: bool
    hours: Decimal
    used: Cell
    row: Row


@pmo_report(
    "work-exceptions",
    "Work exceptions by cause",
    due="whenever leadership looks at what is lost, and to what",
    source="001: Iterate and Validate 3",
)
def work_exceptions(asked: Asked) -> Iterator[Section]:
    """How many work exceptions were asked for and what they allow and took, by the label of their cause, and each of
    them, over all engagements, closed ones too. One with several labels counts under each. Allowed are the hours of
    those that are approved. Used are hours that their people worked in their time: those that are not billed, and
    those beyond the hours agreed."""
    told: list[Told] = []
    missing: list[Missing] = []
    for situation in asked.situations():
        try:
            told += (_told(situation, paper, asked) for paper in _asked_for(situation))
        except NotJudged as obstacle:
            missing.append(unread(situation.engagement, obstacle))
    yield Section("causes", "By cause", CAUSE, tuple(_by_cause(told, _causes(asked))), "Nothing was asked for.")
    lacking = rows_of(asked, lambda situation: _lacking(situation, asked.policy_of(situation))).missing
    ordered = sorted(told, key=lambda each: (not each.pending, not each.approved))
    rows = tuple(each.row for each in ordered)
    empty = "No work exception was asked for."
    yield Section("exceptions", "One by one", EXCEPTION, rows, empty, (*missing, *lacking))


def _asked_for(situation: Situation) -> Iterator[WorkException]:
    """Those that were asked for by the day, as they were known then."""
    for leave in situation.engagement.leaves:
        if isinstance(leave, WorkException) and leave.requested.on <= situation.day:
            given = tuple(approval for approval in leave.approvals if approval.on <= situation.day)
            yield leave.replace(approvals=given)


def _lacking(situation: Situation, policy: Policy) -> Iterator[Missing]:
    for paper in _asked_for(situation):
        yield from _unlabelled(situation, paper, policy)
        yield from _unapproved(situation, paper, policy)


def _unlabelled(situation: Situation, paper: WorkException, policy: Policy) -> Iterator[Missing]:
    if not paper.ended(situation.day):
        yield from asked_by(exception_labelled, paper, situation, policy)


def _unapproved(situation: Situation, paper: WorkException, policy: Policy) -> Iterator[Missing]:
    yield from asked_by(exception_approved, paper, situation, policy)


def _no_hours(situation: Situation, paper: WorkException) -> Missing:
    what = f"the hours that {paper.number} allows"
    return Missing(situation.engagement.name, what, f"Write `hours:` below allows in {paper.place.file}.")


def _told(situation: Situation, paper: WorkException, asked: Asked) -> Told:
    policy = asked.policy_of(situation)
    engagement, approval = situation.engagement, _approval(paper)
    approved = counts(paper, situation.day)
    causes = tuple(label for label in paper.labels if label in _causes(asked))
    used = _used(situation, paper) if approved else None
    unlabelled = next(_unlabelled(situation, paper, policy), NO_CAUSE)
    row: Row = (
        _state(paper, situation.day),
        engagement.name,
        paper.number,
        paper.name,
        ", ".join(causes) or unlabelled,
        paper.allows.hours or _no_hours(situation, paper),
        used,
        name_of(engagement, approval.by) if approval else next(_unapproved(situation, paper, policy), None),
        approval.on if approval else None,
        paper.beside,
        paper.why,
    )
    pending = not approved and not paper.ended(situation.day)
    return Told(causes or (NO_CAUSE,), approved, pending, paper.allows.hours, used, row)


def _used(situation: Situation, paper: WorkException) -> Cell:
    try:
        return hours_under(paper, situation)
    except NotKnown as reason:
        what = f"the hours used of {paper.number}: not known, because {reason}"
        return Missing(situation.engagement.name, what, "Collect the hours, then add the timesheets.")


def _approval(paper: WorkException) -> Approval | None:
    given = (approval for approval in paper.approvals if approval.role == "ps-leadership")
    return min(given, key=lambda approval: approval.on, default=None)


def _state(paper: WorkException, day: date) -> str:
    if paper.void_on is not None and paper.void_on <= day:
        return f"void since {paper.void_on}"
    for word, end in (("rejected", paper.rejected), ("withdrawn", paper.withdrawn)):
        if end is not None and end.on <= day:
            return f"{word} on {end.on}"
    if paper.executed_on is None:
        return "pending"
    return f"over since {paper.allows.until}" if paper.allows.until < day else "approved"


def _causes(asked: Asked) -> tuple[str, ...]:
    return asked.policy.labels["work_exception_causes"]


def _by_cause(told: Sequence[Told], causes: Sequence[str]) -> Iterator[Row]:
    for cause in (*causes, NO_CAUSE):
        of_cause = [each for each in told if cause in each.causes]
        if of_cause or cause in causes:
            yield _sums(cause, of_cause)
    yield _sums(ALL, told)


def _sums(cause: str, told: Sequence[Told]) -> Row:
    approved = [each for each in told if each.approved]
    used = sum((each.used for each in approved if isinstance(each.used, Decimal)), NONE)
    pending = sum(each.pending for each in told)
    allowed = sum((each.hours for each in approved), NONE)
    return cause, Decimal(len(told)), Decimal(len(approved)), Decimal(pending), allowed, used
