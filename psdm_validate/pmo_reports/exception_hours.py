"""Hours that were worked under a work exception."""

from __future__ import annotations

from decimal import Decimal

from psdm_validate.contract.allotment import allotted, billed_work
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.hours import hours_without_timesheet, hours_worked
from psdm_validate.model.people import lasts
from psdm_validate.model.work_exception import WorkException

NONE = Decimal(0)


def hours_under(paper: WorkException, situation: Situation) -> Decimal:
    """Hours of its people in its time until the day: those not billed, and billed ones beyond the hours agreed.

    Raises NotKnown where the hours worked are not known, NotJudged where a record cannot be read.
    """
    if paper.allows.since > situation.day:
        return NONE
    return _unbilled(paper, situation) + _beyond(paper, situation)


def _unbilled(paper: WorkException, situation: Situation) -> Decimal:
    allows, total = paper.allows, NONE
    for sheet in situation.engagement.timesheets:
        for day, worked, hours in sheet.days():
            within = day <= situation.day and lasts(allows.since, allows.until, day)
            if within and not worked.billable and worked.epic == "project-work" and _meant(paper, worked.person):
                total += hours
    return total


def _beyond(paper: WorkException, situation: Situation) -> Decimal:
    """The part of each day's billed hours that lies above the hours agreed on that day."""
    hours_worked(situation)  # where they are not known, neither is what lies above
    so_far, total = hours_without_timesheet(situation), NONE
    for work in sorted(billed_work(situation.engagement, situation.day), key=lambda work: work.day):
        so_far += work.hours
        agreed = allotted(situation.course.on(work.day).terms)
        if agreed is None or not _meant(paper, work.entry.person):
            continue
        if lasts(paper.allows.since, paper.allows.until, work.day):
            total += min(work.hours, max(so_far - agreed, NONE))
    return total


def _meant(paper: WorkException, person: str) -> bool:
    return not paper.allows.people or person in paper.allows.people
