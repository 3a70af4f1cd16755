"""A new status report, with everything that other records know filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.allotment import billed_work
from psdm_validate.contract.situation import Situation
from psdm_validate.drafts.answers import hours as plain_hours
from psdm_validate.drafts.place import CannotDraft, Place
from psdm_validate.drafts.record import drafted
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.status import ProposedAction, Status, TopCustomer
from psdm_validate.model.timesheet import Timesheet, monday_of
from psdm_validate.rules.reporting.health_fits_figures import SEVERITY
from psdm_validate.rules.reporting.troubled import TROUBLED, troubled_entry

AHEAD = timedelta(weeks=4)
"""How far ahead planned absences are told."""

FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Told:
    """What only the author of a report can say."""

    on: date
    by: str
    health: str
    progress: str
    schedule: str
    path_to_green: str | None = None
    percent: int | None = None
    action: str | None = None
    """What is proposed, for the entry in the Top Customer Report."""
    timing: str | None = None
    """By when it is mended, for the same entry."""


def last_report(place: Place, day: date) -> Status | None:
    """The newest report before the day, or None. Raises CannotDraft where there is one of that day already."""
    if any(status.on == day for status in place.engagement.statuses):
        raise CannotDraft(
            f"there is a report of {day} already. Change status/{day}.yaml by hand while it is the newest, "
            "or name another day with --on."
        )
    return place.engagement.newest_status(day)


def new_status(place: Place, told: Told) -> tuple[FileEdit, tuple[str, ...]]:
    """The report, and hints about what it leaves out. Raises CannotDraft, and NotJudged as models do."""
    last = last_report(place, told.on)
    said: dict[str, Writable] = {
        "on": told.on.isoformat(),
        "by": told.by,
        "health": told.health,
        "progress": told.progress,
        "schedule": told.schedule,
        **({"path_to_green": told.path_to_green} if told.path_to_green else {}),
        **({"percent": told.percent} if told.percent is not None else {}),
        **_from_raid(place, told.on),
        "time_off": _time_off(place, told.on),
        **_burn_down(place, told.on, last),
        **_top_customer(place, told, last),
    }
    path = f"{place.engagement.folder}/status/{told.on}.yaml"
    edit, report = drafted(path, Status, said)
    return edit, (*_left_out(place, told.on), *_entry_needs(report))


def _from_raid(place: Place, day: date) -> dict[str, Writable]:
    """Open actions, and open issues with the risks that were escalated; what is internal stays inside."""
    raid = place.engagement.raid
    entries = [e for e in (raid.entries() if raid else ()) if e.open_on(day) and e.audience != "internal"]
    actions = [entry.id for entry in entries if entry.id.startswith("A-")]
    issues = [e.id for e in entries if e.id.startswith("I-") or (e.id.startswith("R-") and "Escalated" in e.labels)]
    return {"actions": actions, "issues": issues}


def _entry_needs(report: Status) -> Iterator[str]:
    """What only the author can say in the entry of the Top Customer Report, and did not yet."""
    entry = report.top_customer
    if entry is None:
        return
    missing = ["updated (the day and hour of the update, such as 2026-10-07T07:30-04:00)"]
    if entry.internal is None:
        missing.append(f"internal (how we see it ourselves, now that the work is {report.health})")
    if report.health in TROUBLED or troubled_entry(report):
        issue = entry.issue or ProposedAction()
        missing += ["issue.action (what is proposed: --action)"] if issue.action is None else []
        missing += ["issue.timing (by when it is mended: --timing)"] if issue.timing is None else []
    yield f"top_customer in {report.place.file} still needs {', '.join(missing)}"


def _left_out(place: Place, day: date) -> list[str]:
    raid = place.engagement.raid
    open_now = [entry for entry in (raid.entries() if raid else ()) if entry.open_on(day)]
    inside = [entry.id for entry in open_now if entry.audience == "internal" and not entry.id.startswith("R-")]
    if not inside:
        return []
    return [
        f"open, but internal and so left out of the report: {', '.join(inside)}. "
        "Give an entry audience: customer in raid.yaml if the customer may know of it."
    ]


def _time_off(place: Place, day: date) -> list[Writable]:
    """Absences of the team in the next weeks, soonest first."""
    engagement = place.engagement
    team = [member.person for member in engagement.record.team if member.on(day)]
    away = [
        (off.since, person.id, off.until)
        for person in engagement.organization.people
        if person.id in team
        for off in person.time_off
        if off.until >= day and off.since <= day + AHEAD
    ]
    return [
        {"person": person, "from": since.isoformat(), "until": until.isoformat()}
        for since, person, until in sorted(away)
    ]


def _burn_down(place: Place, day: date, last: Status | None) -> dict[str, Writable]:
    """Hours used and left, where hours are billed or the last report told them."""
    engagement = place.engagement
    terms = Situation(engagement, day).contract.terms
    before = last.burn_down if last else None
    if terms.hours is None or (before is None and terms.billing != "time-and-materials"):
        return {}
    since = last.on if last and before else date.min
    sheets = [sheet for sheet in engagement.timesheets if _ended(sheet, day) and not _ended(sheet, since)]
    worked = sum((w.total for sheet in sheets for w in sheet.worked if w.billable), Decimal(0))
    told = (before.used if before else Decimal(0)) + worked
    here = _recorded(place, day)
    # Only where the last report tells more than the timesheets here hold, hours were worked that they do not show.
    used = max(told, here) if before and last and before.used > _recorded(place, last.on) else here
    left = max(terms.hours - used, Decimal(0))
    return {"burn_down": {"used": plain_hours(f"{used:f}"), "left": plain_hours(f"{left:f}")}}


def _recorded(place: Place, day: date) -> Decimal:
    """Billable hours in timesheets up to the day, whether their week is over or not."""
    return sum((work.hours for work in billed_work(place.engagement, day)), Decimal(0))


def _ended(sheet: Timesheet, day: date) -> bool:
    """Whether the week's Friday had passed, so that a report of the day counts the whole week."""
    return day > monday_of(sheet.week) + FRIDAY


def _top_customer(place: Place, told: Told, last: Status | None) -> dict[str, Writable]:
    """The entry of the last report with the new progress; when it was updated is for its author to say."""
    if last is None or last.top_customer is None:
        if told.action or told.timing:
            raise CannotDraft(
                "the last report has no entry in the Top Customer Report that --action or --timing could go to. "
                "Leave them out, and add `top_customer` to the new report by hand."
            )
        return {}
    entry = place.document(last.place.file).value["top_customer"]
    assert isinstance(entry, dict)
    carried: dict[str, Writable] = {name: value for name, value in entry.items() if name not in ("updated", "progress")}
    internal = last.top_customer.internal
    if internal is not None and SEVERITY.index(internal) < SEVERITY.index(told.health):
        del carried["internal"]
    if issue := _issue(told, carried):
        carried["issue"] = issue
    said: dict[str, Writable] = {"progress": told.progress.splitlines()[0], **carried}
    return {"top_customer": {name: said[name] for name in TopCustomer.written_order() if name in said}}


def _issue(told: Told, carried: Mapping[str, Writable]) -> dict[str, Writable]:
    """What is done about what is wrong: as it is told now, else as the last report had it."""
    before = carried.get("issue")
    said = {"action": told.action, "timing": told.timing}
    return {**(before if isinstance(before, dict) else {}), **{name: text for name, text in said.items() if text}}
