"""Permissions and promises that run out: waivers, leave to work, bookings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from psdm_validate.contract.allotment import billed_work
from psdm_validate.contract.leave import account, needed, risks_of
from psdm_validate.contract.needs import needs_of_work
from psdm_validate.contract.wording import value_words
from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.duties.outlook import Outlook
from psdm_validate.model.bookings import Booking
from psdm_validate.model.instrument import Leave
from psdm_validate.model.work_at_risk import WorkAtRisk

SIGN = "Get the paper signed that it waits for, or ask for leave again in time."
STAY_WITHIN = "Plan the rest within the hours that are left, or ask for leave again in time."

NEARLY_USED = Decimal("0.8")
"""From this part of its hours on a leave is told: the rest of a week's leave is then a day's work."""


def waivers(outlook: Outlook) -> Iterator[Duty]:
    """Waivers whose last day comes; WVR002 finds those that have run out."""
    record = outlook.engagement.waivers
    for waiver in record.waivers if record else ():
        if outlook.comes(waiver.until):
            where = f"{waiver.file}, {waiver.field}" if waiver.field else waiver.file
            yield outlook.duty(
                waiver.until,
                f"the waiver of {waiver.rule} runs out ({where})",
                "Settle what it excuses, or ask PS leadership for a new one.",
                command_line("explain", waiver.rule),
            )


def leaves(outlook: Outlook) -> Iterator[Duty]:
    """Leave that ends soon while it is needed, or whose hours are nearly used."""
    for leave in outlook.engagement.leaves:
        if needed(leave, outlook.contract, outlook.as_of) and leave.allows.until >= outlook.as_of:
            used, allowed = _hours_used(outlook, leave), leave.allows.hours
            figures = f"{value_words(used)} of its {value_words(allowed)} hours are used"
            command = outlook.command(f"new {leave.record_kind}")
            step = SIGN if isinstance(leave, WorkAtRisk) else STAY_WITHIN
            if outlook.comes(leave.allows.until):
                yield outlook.duty(leave.allows.until, f"{leave.number} runs out; {figures}", step, command)
            elif used >= allowed * NEARLY_USED:
                yield outlook.duty(None, f"{leave.number}: {figures}", step, command)


def _hours_used(outlook: Outlook, leave: Leave) -> Decimal:
    """Hours worked on the strength of the leave: those that work at risk covered, or those beyond the allotment."""
    engagement, course = outlook.engagement, outlook.situation.course
    if isinstance(leave, WorkAtRisk):
        return account(needs_of_work(engagement, course), risks_of(engagement), course).used[leave.number]
    billed = sum((work.hours for work in billed_work(engagement, outlook.as_of)), Decimal(0))
    return max(billed - (outlook.contract.terms.hours or billed), Decimal(0))


def bookings(outlook: Outlook) -> Iterator[Duty]:
    """Soft bookings that begin soon, and people whose last booking ends before the contract does."""
    record, end = outlook.engagement.bookings, outlook.contract.terms.end
    by_person: dict[str, list[Booking]] = {}
    for booking in record.bookings if record else ():
        by_person.setdefault(booking.person, []).append(booking)
        if booking.kind == "soft" and outlook.comes(booking.since):
            what = f"booking {booking.id} of {booking.person} begins and is still soft"
            step = "Ask the coordinator for a hard booking once the contract covers it, or move it."
            yield outlook.duty(booking.since, what, step, command_line("explain", "bookings.bookings"))
    for person, booked in by_person.items():
        until = max(booking.until for booking in booked)
        if outlook.comes(until) and end and until < end:
            yield _last_booking(outlook, person, until, end)


def _last_booking(outlook: Outlook, person: str, until: date, end: date) -> Duty:
    return outlook.duty(
        until,
        f"the last booking of {person} ends; the contract runs until {end}",
        "Ask the coordinator for more hours, or let it end there.",
        command_line("explain", "bookings.requests"),
    )
