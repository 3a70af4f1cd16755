"""A new status report, with everything that other records know filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from psdm_validate.contract.in_force import contract_in_force
from psdm_validate.drafts.answers import hours as plain_hours
from psdm_validate.drafts.place import CannotDraft, Place
from psdm_validate.drafts.record import drafted
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet, monday_of

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


def last_report(place: Place, day: date) -> Status | None:
    """The newest report before the day, or None. Raises CannotDraft where there is one of that day already."""
    if any(status.on == day for status in place.engagement.statuses):
        raise CannotDraft(
            f"there is a report of {day} already. Change status/{day}.yaml by hand while it is the newest, "
            "or name another day with --on."
        )
    return max((s for s in place.engagement.statuses if s.on < day), key=lambda s: s.on, default=None)


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
    edit, _ = drafted(path, Status, said)
    return edit, tuple(_left_out(place, told.on))


def _from_raid(place: Place, day: date) -> dict[str, Writable]:
    """Open actions, and open issues with the risks that were escalated; what is internal stays inside."""
    raid = place.engagement.raid
    entries = [e for e in (raid.entries() if raid else ()) if e.open_on(day) and e.audience != "internal"]
    actions = [entry.id for entry in entries if entry.id.startswith("A-")]
    issues = [e.id for e in entries if e.id.startswith("I-") or (e.id.startswith("R-") and "Escalated" in e.labels)]
    return {"actions": actions, "issues": issues}


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
    terms = contract_in_force(engagement.sow, engagement.amendments, day).terms
    before = last.burn_down if last else None
    if terms.hours is None or (before is None and terms.billing != "time-and-materials"):
        return {}
    since = last.on if last and before else date.min
    sheets = [sheet for sheet in engagement.timesheets if _ended(sheet, day) and not _ended(sheet, since)]
    worked = sum((w.total for sheet in sheets for w in sheet.worked if w.billable), Decimal(0))
    used = (before.used if before else Decimal(0)) + worked
    left = max(terms.hours - used, Decimal(0))
    return {"burn_down": {"used": plain_hours(f"{used:f}"), "left": plain_hours(f"{left:f}")}}


def _ended(sheet: Timesheet, day: date) -> bool:
    """Whether the week's Friday had passed, so that a report of the day counts the whole week."""
    return day > monday_of(sheet.week) + FRIDAY


def _top_customer(place: Place, told: Told, last: Status | None) -> dict[str, Writable]:
    """The entry of the last report with the new progress; when it was updated is for its author to say."""
    if last is None or last.top_customer is None:
        return {}
    entry = place.document(last.place.file).value["top_customer"]
    assert isinstance(entry, dict)
    carried = {name: value for name, value in entry.items() if name not in ("updated", "progress")}
    return {"top_customer": {"progress": told.progress.splitlines()[0], **carried}}
