"""The duties of some engagements as of a day, soonest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.phase import Phase
from psdm_validate.duties.contract_days import end_of_contract, milestones
from psdm_validate.duties.duty import Duty, Urgency
from psdm_validate.duties.findings import duty_of
from psdm_validate.duties.outlook import Outlook
from psdm_validate.duties.papers import pending_papers, unproven_papers
from psdm_validate.duties.reports import status_report, timesheets
from psdm_validate.duties.running_out import bookings, leaves, waivers
from psdm_validate.duties.training import training
from psdm_validate.duties.work import end_of_pause, iterations, raid_entries, sessions, tasks
from psdm_validate.finding import Level, Report
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.layout import customer_file, engagement_folder
from psdm_validate.policy.policies import Policies

Kind = Callable[[Outlook], Iterator[Duty]]

ALWAYS: tuple[Kind, ...] = (
    pending_papers,
    unproven_papers,
    leaves,
    waivers,
    end_of_contract,
    milestones,
    raid_entries,
    end_of_pause,
)
"""What goes on while work is on hold."""
AT_WORK: tuple[Kind, ...] = (sessions, iterations, tasks, bookings, status_report, timesheets, training)
"""What is asked only while there is work."""

LEVELS = tuple(Level)
"""Errors first."""


@dataclass(frozen=True)
class Agenda:
    """What is to be done, and what kept it from being told whole."""

    as_of: date
    until: date
    engagements: tuple[str, ...]
    """Those that were looked at, by their folders below engagements/."""
    duties: tuple[Duty, ...]
    unknown: tuple[str, ...]
    """What stood in the way where something could not be judged."""

    def of(self, urgency: Urgency) -> tuple[Duty, ...]:
        """The duties of that urgency, soonest first."""
        return tuple(duty for duty in self.duties if duty.urgency(self.as_of) is urgency)


def agenda_of(engagements: Iterable[Engagement], report: Report, policies: Policies, until: date) -> Agenda:
    """The duties of these engagements up to that day, by the report on them: findings with all that comes up."""
    chosen = tuple(engagements)
    folders = {engagement.folder for engagement in chosen}
    shared = {customer_file(folder) for folder in folders}
    whole = folders == set(report.engagements)

    def concerned(path: str) -> bool:
        return engagement_folder(f"{path}/") in folders or path in shared or (whole and not engagement_folder(path))

    duties = [duty_of(finding) for finding in report.findings if concerned(finding.file)]
    unknown = [report.stopped] if report.stopped else []
    unknown += [f"the rule {fault.rule} failed on {fault.subject} ({fault.error})" for fault in report.faults]
    unknown += [item.because for item in report.unjudged if concerned(item.subject)]
    for engagement in chosen:
        try:
            policy = policies.of(engagement.folder)
        except NotJudged as obstacle:
            unknown.append(str(obstacle))
        else:
            _gather(Outlook(engagement, policy, report.as_of, until), duties, unknown)
    return Agenda(
        as_of=report.as_of,
        until=until,
        engagements=tuple(engagement.name for engagement in chosen),
        duties=tuple(sorted(duties, key=lambda duty: _order(duty, report.as_of))),
        unknown=tuple(dict.fromkeys(unknown)),
    )


def _gather(outlook: Outlook, duties: list[Duty], unknown: list[str]) -> None:
    """Add the duties of one engagement, and what stood in the way of some."""
    for kind in _kinds(outlook, unknown):
        try:
            duties += kind(outlook)
        except NotJudged as obstacle:
            unknown.append(str(obstacle))


def _kinds(outlook: Outlook, unknown: list[str]) -> tuple[Kind, ...]:
    """What can be due: everything at work, little while it is on hold, nothing once it is over."""
    try:
        if outlook.phase is Phase.CLOSED:
            return ()
        return ALWAYS if outlook.paused else ALWAYS + AT_WORK
    except NotJudged as obstacle:
        unknown.append(str(obstacle))
        return ALWAYS + AT_WORK


def _order(duty: Duty, as_of: date) -> tuple[bool, date, int, str, str, str]:
    """Errors before all else, then by day; of one day what rules have found comes first, rule by rule."""
    level = LEVELS.index(duty.finding.level) if duty.finding else len(LEVELS)
    rule = duty.finding.rule if duty.finding else ""
    return (level > 0, duty.on or as_of, level, duty.engagement or "", rule, duty.what)
