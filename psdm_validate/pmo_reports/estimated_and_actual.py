"""What an engagement was estimated to take, and what it took."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from psdm_validate.contract.allotment import allotted
from psdm_validate.contract.situation import Situation
from psdm_validate.contract.wording import value_words
from psdm_validate.figures.figure import Measure, measure, rounded
from psdm_validate.figures.hours import hours_agreed, hours_worked
from psdm_validate.model.closeout import CloseoutReport
from psdm_validate.pmo_reports.lacking import unknown
from psdm_validate.pmo_reports.pmo_report import Cell, Column, Missing
from psdm_validate.pmo_reports.rows import Row, name_of
from psdm_validate.pmo_reports.standing import state_of

HOURS = (
    Column("engagement", "Engagement"),
    Column("manager", "Project manager"),
    Column("state", "State"),
    Column("estimated", "Estimated in the SOW", "hours"),
    Column("agreed", "Agreed in force", "hours"),
    Column("worked", "Worked", "hours"),
    Column("stated_estimate", "Report: estimated", "hours"),
    Column("stated_actual", "Report: actual", "hours"),
    Column("off", "Actual against estimate", "percent"),
    Column("difference", "Records and report differ"),
)
STEP = "Collect the hours, then add the timesheets, or state them in the report."


def hours_row(situation: Situation, report: CloseoutReport | None, *, owed: bool) -> Row:
    """The hours of the SOW as signed, of the contract in force, of the timesheets, and of the close-out report.

    What nobody tells is missing where it is owed. The actual hours are those of the timesheets, else those of the
    report; so is the estimate that of the SOW, else that of the report.
    """
    estimated = allotted(situation.contract.sow.terms)
    agreed, worked = measure(hours_agreed, situation), measure(hours_worked, situation)
    stated_estimate = report.estimated_hours if report else None
    stated_actual = report.actual_hours if report else None
    if stated_actual is not None and not situation.engagement.timesheets and not worked.unjudged:
        # Without timesheets the figure takes the hours of the report, which stand in a column of their own.
        worked = replace(worked, value=None)
    told_estimate, told_actual = estimated or stated_estimate, _first(worked.value, stated_actual)
    off = None
    if told_estimate and told_actual is not None:
        off = rounded((told_actual - told_estimate) * 100 / told_estimate, "percent")
    return (
        situation.engagement.name,
        _last_manager(situation),
        state_of(situation),
        estimated,
        agreed.value if not agreed.unjudged else unknown(agreed, situation, STEP),
        _worked(situation, worked, told=not owed or stated_actual is not None),
        stated_estimate if told_estimate or not owed else _no_estimate(situation),
        stated_actual,
        off,
        "; ".join(_differences(estimated, agreed.value, worked.value, report)) or None,
    )


def _last_manager(situation: Situation) -> str | None:
    """Who manages it, or did last: a team breaks up before its engagement is closed."""
    team = [member for member in situation.engagement.record.team if member.role == "project-manager"]
    held = [member for member in team if member.since <= situation.day]
    last = max(held, key=lambda member: member.since, default=None)
    return name_of(situation.engagement, last.person) if last else None


def _first(*values: Decimal | None) -> Decimal | None:
    return next((value for value in values if value is not None), None)


def _worked(situation: Situation, worked: Measure, *, told: bool) -> Cell:
    if worked.value is not None or (told and not worked.unjudged):
        return worked.value
    return unknown(worked, situation, STEP)


def _no_estimate(situation: Situation) -> Missing:
    what = "the hours that were estimated: neither the SOW nor a close-out report states them"
    return Missing(situation.engagement.name, what, "State `estimated_hours:` in the report of closeout.yaml.")


def _differences(
    estimated: Decimal | None, agreed: Decimal | None, worked: Decimal | None, report: CloseoutReport | None
) -> list[str]:
    """What the report states otherwise than the records: an estimate may be that of the SOW or of the contract."""
    if report is None:
        return []
    told, known = [], [hours for hours in (estimated, agreed) if hours is not None]
    if report.estimated_hours is not None and known and report.estimated_hours not in known:
        told.append(f"estimated {value_words(report.estimated_hours)}, in the contract {value_words(known[-1])}")
    if report.actual_hours is not None and worked is not None and report.actual_hours != worked:
        told.append(f"actual {value_words(report.actual_hours)}, on timesheets {value_words(worked)}")
    return told
