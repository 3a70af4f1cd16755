"""Where the approvals of each week's hours stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.hours import booked_weeks
from psdm_validate.model.people import Approval
from psdm_validate.model.timesheet import Timesheet, monday_of
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.lacking import asked_by
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing, Section, pmo_report
from psdm_validate.pmo_reports.rows import Row, name_of, rows_of
from psdm_validate.policy.policy import Policy, completed
from psdm_validate.rules.time.approved_by_lead import approved_by_lead, leads_of
from psdm_validate.rules.time.approved_in_turn import approved_in_turn, called
from psdm_validate.rules.time.handed_in import first_handed_in
from psdm_validate.rules.time.week_due import due_on

LEAD = "project-lead"
WEEK = timedelta(weeks=1)
WEEKS = 4
"""How many weeks that are over are told even where they are settled."""
WEEK_OF, ENGAGEMENT = Column("week", "Week"), Column("engagement", "Engagement")
OPEN = Column("open", "Open for", "days")
STEPS = (WEEK_OF, ENGAGEMENT, Column("step", "Step"), Column("who", "Who"), Column("when", "When"))


@pmo_report(
    "timesheet-approvals",
    "Timesheet approvals",
    due="Tuesday, when the hours of the week before are handed in",
    source="003: Tracking activities, Time tracking entry and approval workflow; 000: Monitor/Control 9",
)
def timesheet_approvals(asked: Asked) -> Iterator[Section]:
    """Each week that is not settled, and those of the last four weeks: who handed in when, each approval in its turn,
    the certified issue, the day of billing, and whose turn it is. A week is settled once it is billed; where nothing in
    it is billed by the hour, once the last has approved it. Those that are open longest, counted from the Monday on
    which the hours were due, come first. Weeks with hard bookings and without a timesheet are missing."""
    found = rows_of(asked, lambda situation: _of_engagement(situation, asked))
    columns = _columns(asked)
    rows = tuple(sorted(found.rows, key=lambda row: _longest_open(row, columns)))
    yield Section("weeks", "Weeks and their approvals", columns, rows, "No timesheet is waiting.", found.missing)
    steps = rows_of(asked, lambda situation: _steps(situation, asked.policy_of(situation))).rows
    yield Section("steps", "Who did what when", STEPS, steps, "Nobody has handed in.")


def _columns(asked: Asked) -> tuple[Column, ...]:
    return (
        WEEK_OF,
        ENGAGEMENT,
        OPEN,
        Column("turn", "Whose turn"),
        Column("handed_in", "Handed in by all", "day"),
        *(Column(role.replace("-", "_"), who.capitalize(), "day") for role, who in _all_steps(asked).items()),
        Column("billed", "Billed", "day"),
        Column("certified", "Certified", "link"),
    )


def _all_steps(asked: Asked) -> Mapping[str, str]:
    """Who approves in any of the editions that are met."""
    return {role: who for policy in asked.policies.distinct for role, who in _chain(completed(policy)).items()}


def _chain(policy: Policy) -> Mapping[str, str]:
    """Who approves, in turn, by role; the project lead where the edition asks for that."""
    lead = {LEAD: "project lead"} if policy.in_force(approved_by_lead.editions) else {}
    return lead | {role: called(role).removeprefix("the ") for role in _turns(policy)}


def _turns(policy: Policy) -> tuple[str, ...]:
    return policy.roles["timesheet_approved_in_turn_by"]


def _longest_open(row: Row, columns: tuple[Column, ...]) -> tuple[Decimal, str, str]:
    days = row[columns.index(OPEN)]
    return -days if isinstance(days, Decimal) else Decimal(1), str(row[0]), str(row[1])


def _of_engagement(situation: Situation, asked: Asked) -> Iterator[Row | Missing]:
    policy = asked.policy_of(situation)
    for sheet, turn in _told(situation, policy):
        yield _row(situation, sheet, turn, asked)
        yield from asked_by(approved_in_turn, sheet, situation, policy)
    yield from _weeks_missing(situation)


def _told(situation: Situation, policy: Policy) -> Iterator[tuple[Timesheet, str | None]]:
    """Each week that the report is of, with whose turn it is."""
    for written in situation.engagement.timesheets:
        if monday_of(written.week) <= situation.day:
            sheet = _until(written, situation.day)
            turn = _turn(situation, sheet, policy)
            if turn is not None or monday_of(sheet.week) >= _four_weeks_ago(situation.day):
                yield sheet, turn


def _steps(situation: Situation, policy: Policy) -> Iterator[Row]:
    """Each step of each week that was taken, in turn."""
    engagement = situation.engagement
    for sheet, _ in _told(situation, policy):
        for first in first_handed_in(sheet).values():
            if first is not None:
                who, when = name_of(engagement, first.person), f"{first.when:%Y-%m-%d %H:%M}"
                yield sheet.week, engagement.name, "handed in", who, when
        for role, step in _chain(policy).items():
            if approval := _given(situation, sheet, role):
                yield sheet.week, engagement.name, step, name_of(engagement, approval.by), f"{approval.on}"


def _until(sheet: Timesheet, day: date) -> Timesheet:
    """The timesheet as it was known on the day."""
    return sheet.replace(
        submitted=tuple(each for each in sheet.submitted if each.when.date() <= day),
        approvals=tuple(each for each in sheet.approvals if each.on <= day),
        billed=sheet.billed if sheet.billed and sheet.billed <= day else None,
    )


def _row(situation: Situation, sheet: Timesheet, turn: str | None, asked: Asked) -> Row:
    engagement, due = situation.engagement, due_on(sheet.week)
    given = (_given(situation, sheet, role) for role in _all_steps(asked))
    return (
        sheet.week,
        engagement.name,
        Decimal(max((situation.day - due).days, 0)) if turn else None,
        turn,
        _handed_in(situation, sheet),
        *(approval.on if approval else None for approval in given),
        sheet.billed,
        sheet.certified if _given(situation, sheet, _turns(asked.policy)[0]) else None,
    )


def _handed_in(situation: Situation, sheet: Timesheet) -> Cell:
    """The day on which the last handed in; missing where the Monday has passed and somebody who worked has not."""
    engagement, handed = situation.engagement, first_handed_in(sheet)
    late = [person for person, first in handed.items() if first is None]
    if late and situation.day > due_on(sheet.week):
        names = ", ".join(str(name_of(engagement, person)) for person in late)
        step = f"Have them hand it in, then add person and when to submitted in {sheet.place.file}."
        return Missing(engagement.name, f"{sheet.week} was not handed in by {names}", step)
    return None if late else max((each.when.date() for each in handed.values() if each), default=None)


def _given(situation: Situation, sheet: Timesheet, role: str) -> Approval | None:
    """The first approval of that role; that of the lead is whichever the lead gave."""
    leads = leads_of(situation.engagement, sheet) if role == LEAD else ()
    given = [each for each in sheet.approvals if each.role == role or each.by in leads]
    return min(given, key=lambda approval: approval.on, default=None)


def _turn(situation: Situation, sheet: Timesheet, policy: Policy) -> str | None:
    """Who is to see to the week next; None where it is settled."""
    if sheet.billed is not None:
        return None
    if waiting := [person for person, first in first_handed_in(sheet).items() if first is None]:
        return "to be handed in: " + ", ".join(str(name_of(situation.engagement, person)) for person in waiting)
    for role, who in _chain(policy).items():
        nobody_leads = role == LEAD and not leads_of(situation.engagement, sheet)
        if not nobody_leads and _given(situation, sheet, role) is None:
            return who
    by_the_hour = situation.contract.terms.billing != "fixed-fee"
    if not by_the_hour or not any(each.billable and each.total for each in sheet.worked):
        return None
    return "to be billed once the SOW is signed" if situation.contract.proposed else "to be billed"


def _four_weeks_ago(day: date) -> date:
    """The Monday of the first of the last weeks that are over."""
    return day - timedelta(days=day.weekday()) - WEEKS * WEEK


def _weeks_missing(situation: Situation) -> Iterator[Missing]:
    """Weeks that are over and had hard bookings, from the first timesheet on or in the last four weeks."""
    engagement, day = situation.engagement, situation.day
    if situation.phase is Phase.CLOSED:
        return
    if engagement.bookings is None and situation.phase is Phase.DELIVER:
        step = f"Write {engagement.folder}/bookings.yaml; `psdm-validate explain bookings` says what it holds."
        yield Missing(engagement.name, "the bookings, by which weeks without a timesheet are found", step)
    kept = {sheet.week for sheet in engagement.timesheets}
    first = min([_four_weeks_ago(day), *map(monday_of, kept)])
    # On the Monday the hours of the week before may still be handed in.
    yesterday = day - timedelta(days=1)
    last = yesterday - timedelta(days=yesterday.weekday() + 1)
    for week in sorted(booked_weeks(situation, first, last) - kept):
        if not engagement.adopted_after(monday_of(week)):
            step = f"Collect the hours, then add {engagement.folder}/timesheets/{week.lower()}.yaml."
            yield Missing(engagement.name, f"the timesheet of {week}, in which people are hard-booked", step)
