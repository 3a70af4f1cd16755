"""What counts as trouble in the Top Customer Report."""

from __future__ import annotations

from psdm_validate.model.status import Status, TopCustomer

TROUBLED = ("yellow", "red")


def troubled_entry(status: Status | None) -> TopCustomer | None:
    """The report's entry in the Top Customer Report if either temperature of it is yellow or red, else None."""
    entry = status.top_customer if status else None
    return entry if entry and (entry.internal in TROUBLED or entry.customer in TROUBLED) else None
