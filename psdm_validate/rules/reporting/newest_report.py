"""The report that says how an engagement stands now; those before it are history and stay as they were."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.status import Status, TopCustomer

TROUBLED = ("yellow", "red")


def newest_report(engagement: Engagement, as_of: date) -> Status | None:
    """The newest status report written by that day, or None while there is none."""
    return next((status for status in reversed(engagement.statuses) if status.on <= as_of), None)


def troubled_entry(status: Status | None) -> TopCustomer | None:
    """The report's entry in the Top Customer Report if either temperature of it is yellow or red, else None."""
    entry = status.top_customer if status else None
    return entry if entry and (entry.internal in TROUBLED or entry.customer in TROUBLED) else None
