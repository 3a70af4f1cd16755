"""Days of the work: meetings of iteration 0, iterations, tasks, entries of the RAID log, the end of a pause."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.duties.duty import Duty
from psdm_validate.duties.outlook import Outlook


def sessions(outlook: Outlook) -> Iterator[Duty]:
    """Meetings of iteration 0; what has to be there by then stands on the engagement's checklist."""
    schedule = outlook.engagement.iteration_schedule
    for iteration in schedule.iterations if schedule else ():
        for session in iteration.sessions:
            if outlook.comes(session.on):
                what = f"{session.kind.replace('-', ' ')}, session of iteration 0"
                step = "The checklist says what has to be there by then."
                yield outlook.duty(session.on, what, step, outlook.command("todo"))


def iterations(outlook: Outlook) -> Iterator[Duty]:
    """Iterations that begin or end."""
    schedule = outlook.engagement.iteration_schedule
    for iteration in schedule.iterations if schedule else ():
        named = f"iteration {iteration.number}"
        goal = f": {iteration.goal}" if iteration.goal else ""
        if outlook.comes(iteration.start):
            commit = f"Plan it with the team, then add committed with by and on to {named} in iteration-schedule.yaml."
            yield outlook.duty(iteration.start, f"{named} begins{goal}", None if iteration.committed else commit)
        if outlook.comes(iteration.end):
            yield outlook.duty(iteration.end, f"{named} ends{goal}", "Hold its review and its retrospective.")


def tasks(outlook: Outlook) -> Iterator[Duty]:
    """Tasks that are not done and end soon, or have ended on paper."""
    plan = outlook.engagement.plan
    for task in plan.tasks if plan else ():
        if task.done is None and outlook.comes_or_passed(task.end):
            owner = f" ({task.owner})" if task.owner else ""
            step = f"Add done with the day to {task.id} in plan.yaml, or plan another end."
            yield outlook.duty(task.end, f"{task.id} {outlook.be(task.end)} to be done: {task.name}{owner}", step)


def raid_entries(outlook: Outlook) -> Iterator[Duty]:
    """Open entries of the RAID log as they come due; RPT010 finds those that are overdue."""
    raid = outlook.engagement.raid
    for entry in raid.entries() if raid else ():
        if entry.open_on(outlook.as_of) and outlook.comes(entry.due):
            owner = f" ({entry.owner})" if entry.owner else ""
            command = outlook.command("close", entry.id, "--outcome", "TEXT")
            yield outlook.duty(entry.due, f"{entry.id} is due: {entry.what}{owner}", command=command)


def end_of_pause(outlook: Outlook) -> Iterator[Duty]:
    """The day on which a pause ends."""
    for hold in outlook.engagement.record.on_hold:
        if hold.since <= outlook.as_of and outlook.comes(hold.until):
            step = "Call the team together, or move until of the pause in engagement.yaml."
            yield outlook.duty(hold.until, f"the pause ends: {hold.why}", step)
