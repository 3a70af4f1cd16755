"""What change orders, confirmations and descriptions of work have in common."""

from datetime import date

from psdm_validate.model.changes import Changes
from psdm_validate.model.part import described
from psdm_validate.model.people import Refusal, Requested
from psdm_validate.model.record import Record
from psdm_validate.model.values import Text


class Instrument(Record):
    """A paper that moves terms. Its state follows from its dated facts and is never typed."""

    name: Text = described(
        "What the paper is called.",
        alias="title",
        audience="customer",
        example="Three weeks more for the last wave",
    )
    why: Text = described("The reason, in a sentence.", audience="customer", example="Test servers came late (I-002).")
    requested: Requested = described("Who raised it, and when.")
    changes: Changes = described("Exactly what it moves in the contract.", audience="customer")
    rejected: Refusal | None = described("Filled in when it was turned down.", default=None)
    withdrawn: Refusal | None = described("Filled in when it was taken back.", default=None)

    @property
    def paper(self) -> str:
        """The paper's number: CO-001, WC-001, DOW-001."""
        raise NotImplementedError

    @property
    def executed_on(self) -> date | None:
        """The day from which it moves the contract, or None while it is pending."""
        raise NotImplementedError

    def ended(self, day: date) -> bool:
        """Whether it was rejected or withdrawn by that day, so that it will never be executed."""
        return any(end is not None and end.on <= day for end in (self.rejected, self.withdrawn))
