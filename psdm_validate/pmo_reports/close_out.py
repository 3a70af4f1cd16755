"""How engagements came out that are being closed, and what still keeps them open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.model.closeout import Closeout, CloseoutReport
from psdm_validate.model.engagement import Engagement
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.estimated_and_actual import HOURS, hours_row
from psdm_validate.pmo_reports.lacking import asked_by
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, Rows, name_of, rows_of
from psdm_validate.pmo_reports.standing import state_of
from psdm_validate.policy.periods import quarter_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.acceptance.closed_last import left_beside_steps
from psdm_validate.rules.acceptance.closeout_report import closeout_report
from psdm_validate.rules.acceptance.finished import finished

ENGAGEMENT = Column("engagement", "Engagement")
STEPS = (
    ENGAGEMENT,
    Column("state", "State"),
    Column("sign_off", "Signed off", "day"),
    Column("meeting", "Closure meeting", "day"),
    Column("retrospective", "Retrospective", "day"),
    Column("asked", "CSAT asked", "day"),
    Column("score", "CSAT score"),
    Column("report", "Close-out report", "day"),
    Column("announced", "Told to all", "day"),
)
DELIVERABLES = (ENGAGEMENT, Column("deliverable", "Delivered", "link"))
LESSONS = (ENGAGEMENT, Column("by", "Written by"), Column("lessons", "What was learnt"))
NO_REPORT = "No close-out report tells any."
NOTHING = "No engagement is being closed, and none was closed since the beginning of the last quarter."


@pmo_report(
    "close-out",
    "Close-out: estimated against actual hours",
    due="when an engagement comes to its end, and at the end of a quarter",
    source="001 and 000: Deploy & Close",
)
def close_out(asked: Asked) -> Iterator[Section]:
    """Of each engagement that is being closed, or was closed since the beginning of the fiscal quarter before this one,
    or that is named: the hours estimated in the SOW, agreed in the contract in force, worked by the timesheets, and
    stated in the close-out report, with any difference; the last steps; what was delivered and learnt. What still
    keeps an engagement from being closed is missing."""

    def gathered(tell: Callable[[Situation], Iterable[Row | Missing]]) -> Rows:
        return rows_of(asked, lambda situation: tell(situation) if _is_told(asked, situation) else ())

    hours, links, lessons = (gathered(tell) for tell in (_hours, _deliverables, _lessons))
    steps = gathered(lambda situation: _steps(situation, asked.policy_of(situation)))
    yield Section("hours", "Estimated against actual hours", HOURS, hours.rows, NOTHING, hours.missing)
    yield Section("steps", "Last steps", STEPS, steps.rows, NOTHING, steps.missing)
    yield Section("deliverables", "What was delivered", DELIVERABLES, links.rows, NO_REPORT, links.missing)
    yield Section("lessons", "What was learnt", LESSONS, lessons.rows, NO_REPORT, lessons.missing)


def _is_told(asked: Asked, situation: Situation) -> bool:
    phase, over = situation.phase, situation.engagement.record.over_on
    if asked.named or phase is Phase.CLOSE:
        return True
    closed = phase is Phase.CLOSED and finished(situation.engagement)
    return closed and over is not None and over >= _last_quarter(situation)


def _last_quarter(situation: Situation) -> date:
    """First day of the fiscal quarter before the one of the day."""
    year_starts = situation.engagement.organization.fiscal_year_starts
    first, _ = quarter_of(situation.day, year_starts)
    return quarter_of(first - timedelta(days=1), year_starts)[0]


def _closing(situation: Situation) -> bool:
    """Whether the last steps are owed: it is being closed, or was closed without being called off."""
    ending = situation.phase in (Phase.CLOSE, Phase.CLOSED)
    return ending and finished(situation.engagement)


def _hours(situation: Situation) -> Iterator[Row]:
    yield hours_row(situation, _report(situation), owed=_closing(situation))


def _steps(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement, day, owed = situation.engagement, situation.day, _closing(situation)
    closeout, report = engagement.closeout or Closeout(), _report(situation)
    retrospective = engagement.retrospective.meeting if engagement.retrospective else None
    csat = closeout.csat if closeout.csat and closeout.csat.asked <= day else None
    answered = csat is not None and csat.answered is not None and csat.answered <= day

    def step(done: date | None, what: str, field: str, file: str = "closeout.yaml") -> Cell:
        if done is not None and done <= day:
            return done
        return _owed(engagement, what, f"Then write `{field}:` in {engagement.folder}/{file}.") if owed else None

    yield (
        engagement.name,
        state_of(situation),
        step(closeout.sign_off.on if closeout.sign_off else None, "the customer's sign-off", "sign_off"),
        step(closeout.closure_meeting, "the closure meeting", "closure_meeting"),
        step(retrospective.on if retrospective else None, "the retrospective", "meeting", "retrospective.yaml"),
        step(csat.asked if csat else None, "the request for the customer's satisfaction", "csat"),
        f"{csat.score} of 5" if csat and answered and csat.score is not None else None,
        step(report.on if report else None, "the close-out report of the regional manager", "report"),
        report.announced.on if report and report.announced and report.announced.on <= day else None,
    )
    if owed:
        for left in left_beside_steps(engagement, day):
            yield Missing(engagement.name, f"{left.words} is still open", left.step)
    if owed and report is not None:
        yield from asked_by(closeout_report, engagement, situation, policy)


def _owed(engagement: Engagement, what: str, step: str) -> Missing:
    return Missing(engagement.name, what, f"See to it. {step}")


def _deliverables(situation: Situation) -> Iterator[Row]:
    report = _report(situation)
    for link in report.deliverables if report else ():
        yield situation.engagement.name, link


def _lessons(situation: Situation) -> Iterator[Row]:
    report = _report(situation)
    if report is not None and report.lessons is not None:
        yield situation.engagement.name, name_of(situation.engagement, report.by), report.lessons


def _report(situation: Situation) -> CloseoutReport | None:
    """The close-out report, once it was written."""
    closeout = situation.engagement.closeout
    report = closeout.report if closeout else None
    return report if report is not None and report.on <= situation.day else None
