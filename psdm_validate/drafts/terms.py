"""The terms of a new SOW, with the sums that its parts come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.agreement import CENT
from psdm_validate.drafts.answers import Entry, hours
from psdm_validate.drafts.place import NotKnown
from psdm_validate.edit.scalars import Writable


@dataclass(frozen=True, slots=True)
class Sold:
    """What is sold, and how it is paid."""

    billing: str
    start: date
    end: date
    currency: str
    activities: Sequence[Entry]
    roles: Sequence[Entry] = ()
    deliverables: Sequence[Entry] = ()
    milestones: Sequence[Entry] = ()
    agreement: str | None = None
    amount: str | None = None
    """What was said to be the whole; left out it is what the parts come to."""
    hours: int | Decimal | None = None

    def written(self) -> dict[str, Writable]:
        """The `terms:` of a SOW. Raises NotKnown for an amount that nobody said."""
        told = self.hours or self._hours()
        lists = {name: getattr(self, name) for name in ("roles", "activities", "deliverables", "milestones")}
        return {
            **({"agreement": self.agreement} if self.agreement else {}),
            "billing": self.billing,
            "start": self.start,
            "end": self.end,
            "currency": self.currency,
            "amount": self.amount or self._amount(),
            **({"hours": told} if told else {}),
            **{name: list(entries) for name, entries in lists.items() if entries},
        }

    def _amount(self) -> str:
        if self.billing == "fixed-fee":
            parts = [Decimal(str(milestone["amount"])) for milestone in self.milestones]
        else:
            parts = [Decimal(str(role["hours"])) * Decimal(str(role["rate"])) for role in self.roles]
        if not parts:
            raise NotKnown("the contract's amount is not known. Say it with --amount.")
        return f"{sum(parts, Decimal(0)).quantize(CENT):.2f}"

    def _hours(self) -> int | Decimal | None:
        """Hours of the roles, else those of the activities where each has some."""
        entries = self.roles or self.activities
        stated = [Decimal(str(entry["hours"])) for entry in entries if "hours" in entry]
        return hours(f"{sum(stated, Decimal(0)):f}") if stated and len(stated) == len(entries) else None
