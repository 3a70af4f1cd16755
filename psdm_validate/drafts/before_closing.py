"""What is still to be done before an engagement is closed, each with where it stands and what settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.check import Question, report_on
from psdm_validate.contract.wording import value_words
from psdm_validate.drafts.place import Place, Unreadable
from psdm_validate.duties.reports import was_booked, week_of
from psdm_validate.edit.changes import FileEdit
from psdm_validate.finding import Finding, Level, Report
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.portfolio import portfolio_of
from psdm_validate.policy.calendar import SATURDAY
from psdm_validate.rules.acceptance.closed_last import Left, left_open
from psdm_validate.source import read_document

LAST = "ACC005"
"""The rule that lists what is open in one finding; here each of it is told on its own."""


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that has to be done before."""

    what: str
    file: str
    """Where it is recorded, named below the engagement's folder."""
    step: str


def open_before_closing(place: Place, edit: FileEdit, on: date) -> tuple[Open, ...]:
    """Every error that rules find in the engagement once the edit is written, and what no rule asks for.

    Raises Unreadable where it cannot be judged whole: silence about a broken record is no leave to close.
    """
    report = _judged(place, edit, on)
    errors = [finding for finding in report.findings if finding.level is Level.ERROR]
    broken = [finding for finding in errors if finding.rule.startswith("FIL")]
    if obstacles := _obstacles(report, broken):
        raise Unreadable(
            f"{place.name} cannot be judged, so it is not closed: {'; '.join(obstacles)}. "
            "`psdm-validate check` says what is wrong."
        )
    engagement = place.engagement
    own = [finding for finding in errors if finding.engagement == engagement.folder]
    left = tuple(left_open(engagement, on)) if any(finding.rule == LAST for finding in own) else ()
    others = [finding for finding in own if finding.rule != LAST]
    found = [_open(finding, left, engagement) for finding in others]
    for item in left:
        if not any(_same(item, finding) for finding in others):
            found.append(Open(f"{item.words} is still open", item.file, item.step))
    return tuple(dict.fromkeys((*found, *_work(engagement, on))))


def hours_beside(engagement: Engagement) -> str | None:
    """That the closeout report tells other hours than the timesheets; None where they agree or one is missing."""
    report = engagement.closeout.report if engagement.closeout else None
    told = report.actual_hours if report else None
    recorded = sum((worked.total for sheet in engagement.timesheets for worked in sheet.worked), Decimal(0))
    if told is None or not recorded or told == recorded:
        return None
    return (
        f"the closeout report tells {value_words(told)} actual hours, the timesheets hold {value_words(recorded)}. "
        "Correct report.actual_hours in closeout.yaml, or add the timesheets that are missing"
    )


def _judged(place: Place, edit: FileEdit, on: date) -> Report:
    files = {**place.files, edit.path: edit.after}
    documents = [read_document(path, data) for path, data in files.items()]
    evidence = {f"{place.engagement.folder}/{name}": hashed for name, hashed in place.engagement.evidence.items()}
    portfolio = portfolio_of(documents, place.portfolio.strays, evidence)
    return report_on(portfolio, Question(on, folders=frozenset({place.engagement.folder})), "closing")


def _open(finding: Finding, left: Sequence[Left], engagement: Engagement) -> Open:
    # A finding about a record that is not there yet points elsewhere; what is left open knows where it belongs.
    file = next((item.file for item in left if _same(item, finding)), finding.file)
    return Open(finding.message, file.removeprefix(f"{engagement.folder}/"), finding.next_step)


def _same(item: Left, finding: Finding) -> bool:
    """Whether the finding speaks of it already."""
    return item.named is not None and item.named in finding.message


def _work(engagement: Engagement, on: date) -> Iterator[Open]:
    """Work that the records leave unfinished: tasks, courses, weeks without their hours."""
    if engagement.called_off:
        return
    for task in engagement.plan.tasks if engagement.plan else ():
        if task.done is None or task.done > on:
            step = "Write done with the day on which it was, or take the task out."
            yield Open(f'task {task.id} is not done ("{task.name}")', "plan.yaml", step)
    for session in engagement.training_sessions:
        if session.delivered is None:
            step = "Add delivered with what the attendees received; a course that was not held is to be taken out."
            file = session.place.file.removeprefix(f"{engagement.folder}/")
            yield Open(f'the course "{session.name}" does not say what its attendees received', file, step)
    if missing := _weeks_missing(engagement, on):
        words = f"people were booked, and there is no timesheet of {', '.join(missing)}"
        step = "Collect the hours, then add the timesheets; correct the bookings where nobody worked."
        yield Open(words, "timesheets/", step)


def _weeks_missing(engagement: Engagement, on: date) -> list[str]:
    """Weeks up to the day in which somebody was firmly booked and of which there is no timesheet, oldest first."""
    bookings = engagement.bookings.bookings if engagement.bookings else ()
    day = min((booking.since for booking in bookings if booking.kind == "hard"), default=on)
    weeks: dict[str, None] = {}
    while day <= on:
        if day.weekday() < SATURDAY and was_booked(engagement, day):
            weeks[week_of(day)] = None
        day += timedelta(days=1)
    here = {sheet.week for sheet in engagement.timesheets}
    return [week for week in weeks if week not in here]


def _obstacles(report: Report, broken: Sequence[Finding]) -> list[str]:
    """What keeps the close-out from being judged whole, each told once."""
    told = [
        *([report.stopped] if report.stopped else []),
        *(f"{finding.file}: {finding.message}" for finding in broken),
        *(obstacle.because for obstacle in report.unjudged),
        *(f"{fault.rule} failed ({fault.error})" for fault in report.faults),
    ]
    return list(dict.fromkeys(told))
