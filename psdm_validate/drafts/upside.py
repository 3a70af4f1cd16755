"""What a new change order may bring this quarter, listed as upside from its first day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psdm_validate.contract.in_force import Contract, with_paper
from psdm_validate.drafts.place import Place
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.edit.splices import with_entry
from psdm_validate.model.bookings import Bookings, Upside
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.terms import Terms
from psdm_validate.rules.forecast.pending_order_is_upside import completed_this_quarter, pending_order_is_upside


def upside_of_order(
    place: Place, order: ChangeOrder, contract: Contract, day: date, edition: str
) -> tuple[FileEdit, ...]:
    """The edit that lists the order as upside; none where the method asks for no entry, or nobody is booked yet.

    Raises CannotEdit where bookings.yaml cannot take the entry.
    """
    bookings = place.engagement.bookings
    completed = completed_this_quarter(order, place.engagement, contract, day)
    if bookings is None or completed is None or edition not in pending_order_is_upside.editions:
        return ()
    entry: dict[str, Writable] = {
        "id": order.number.lower(),
        "because": "pending-change-order",
        "paper": order.number,
        "month": f"{completed:%Y-%m}",
        **_more(contract.terms, with_paper(contract, order).terms),
        "why": order.name,
    }
    ordered = {name: entry[name] for name in Upside.written_order() if name in entry}
    path = bookings.place.file
    return (place.edit(path, with_entry(place.document(path), ("upside",), ordered, Bookings.written_order())),)


def _more(before: Terms, after: Terms) -> dict[str, Writable]:
    """The hours and the money that the order adds."""
    hours = (after.hours or Decimal(0)) - (before.hours or Decimal(0))
    amount = (after.amount or Decimal(0)) - (before.amount or Decimal(0))
    more: dict[str, Writable] = {"hours": hours} if hours > 0 else {}
    return {**more, "amount": f"{amount:.2f}"} if amount > 0 else more
