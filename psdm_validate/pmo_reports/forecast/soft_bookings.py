"""Soft bookings of the quarter."""

from __future__ import annotations

from collections.abc import Iterator

from psdm_validate.contract.booked_hours import Calendar
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.situation import Situation
from psdm_validate.figures.figure import rounded
from psdm_validate.pmo_reports.asked import Asked
from psdm_validate.pmo_reports.lacking import asked_by
from psdm_validate.pmo_reports.pmo_report import Column, Missing, Section
from psdm_validate.pmo_reports.rows import Row, name_of, rows_of
from psdm_validate.pmo_reports.standing import state_of
from psdm_validate.policy.periods import quarter_of
from psdm_validate.policy.policy import Policy
from psdm_validate.rules.forecast.hard_after_kickoff import hard_after_kickoff
from psdm_validate.rules.forecast.soft_this_month import soft_too_long
from psdm_validate.rules.forecast.standing import bookings_of, overlaps, upside_of

MARK = Column("mark", "Mark")
COLUMNS = (
    MARK,
    Column("engagement", "Engagement"),
    Column("state", "State"),
    Column("booking", "Booking"),
    Column("person", "Person"),
    Column("from", "From", "day"),
    Column("until", "Until", "day"),
    Column("hours", "In the quarter", "hours"),
    Column("awaits", "Awaits"),
    Column("upside", "Listed as upside"),
)


def soft_bookings(asked: Asked) -> Iterator[Section]:
    """Soft bookings of the quarter, those of the current month first, which should be hard by now."""
    found = rows_of(asked, lambda situation: _of_engagement(situation, asked.policy_of(situation)))
    rows = tuple(sorted(found.rows, key=_marked_then_soonest))
    empty = "Nobody is booked softly."
    yield Section("soft-bookings", "Soft bookings of the quarter", COLUMNS, rows, empty, found.missing)


def _marked_then_soonest(row: Row) -> tuple[bool, str]:
    return row[COLUMNS.index(MARK)] is None, str(row[5])


def _of_engagement(situation: Situation, policy: Policy) -> Iterator[Row | Missing]:
    engagement, day, phase = situation.engagement, situation.day, situation.phase
    if phase is Phase.CLOSED:
        return
    quarter = quarter_of(day, engagement.organization.fiscal_year_starts)
    calendar, listed = Calendar(engagement.organization), {item.booking for item in upside_of(engagement)}
    late = tuple(soft_too_long(engagement, phase, policy, day))
    for booking in bookings_of(engagement):
        if booking.kind == "soft" and overlaps(booking, *quarter):
            yield (
                "in the current month" if booking in late else None,
                engagement.name,
                state_of(situation),
                booking.id,
                name_of(engagement, booking.person),
                booking.since,
                booking.until,
                rounded(calendar.booked((booking,), *quarter), "hours"),
                booking.awaits,
                "yes" if booking.id in listed else "no",
            )
    yield from asked_by(hard_after_kickoff, engagement, situation, policy)
