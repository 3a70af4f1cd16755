"""What all instruments have in common, and the two families of them: amendments and leave."""

from datetime import date
from typing import ClassVar

from psdm_validate.model.changes import Changes
from psdm_validate.model.identifiers import Colleague
from psdm_validate.model.part import Part, described
from psdm_validate.model.people import Approval, Refusal, Requested
from psdm_validate.model.record import Record
from psdm_validate.model.traces import Correction, Void
from psdm_validate.model.values import Day, Hours, Many, Money, Text

ENDS = ("rejected", "withdrawn", "void", "corrections", "extra")
"""Fields that stand at the end of every instrument."""


class Instrument(Record):
    """A paper that moves terms or gives leave. Its state follows from its dated facts and is never typed."""

    stands_last: ClassVar[tuple[str, ...]] = ENDS

    number: Text = described("Number within the engagement.", audience="customer")
    name: Text = described(
        "What the paper is called.",
        alias="title",
        audience="customer",
        example="Three weeks more for the last wave",
    )
    why: Text = described("The reason, in a sentence.", audience="customer", example="Test servers came late (I-002).")
    requested: Requested = described("Who raised it, and when.")
    rejected: Refusal | None = described("Filled in when it was turned down.", default=None)
    withdrawn: Refusal | None = described("Filled in when it was taken back.", default=None)
    void: Void | None = described("Filled in when it should never have been recorded.", default=None)
    corrections: Many[Correction] = described("Where the record once differed from the signed paper.", default=())

    @property
    def executed_on(self) -> date | None:
        """The day from which it counts, or None while it is pending."""
        raise NotImplementedError

    def ended(self, day: date) -> bool:
        """Whether it was rejected, withdrawn or void by that day, so that it counts for nothing."""
        turned_down = any(end is not None and end.on <= day for end in (self.rejected, self.withdrawn))
        return turned_down or (self.void_on is not None and self.void_on <= day)

    @property
    def void_on(self) -> date | None:
        """The day on which it was retired as wrong, or None."""
        return self.void.approved.on if self.void else None


class Amendment(Instrument):
    """An instrument that moves terms: change order, written confirmation, description of work."""

    changes: Changes = described("Exactly what it moves in the contract.", audience="customer")


class Allowance(Part):
    """What a leave allows beside the contract: for whom, how much, how long."""

    people: Many[Colleague] = described(
        "Who may work; left out where it is the whole team.", default=(), example=["alex-reyes"]
    )
    since: Day = described("First day.", alias="from", example="2026-06-29")
    until: Day = described("Last day.", example="2026-07-10")
    hours: Hours = described("Hours at most.", example=60)
    amount: Money | None = described("Money at most, where it is allowed by money.", default=None, example="13800.00")


class Leave(Instrument):
    """An instrument that allows something beside the contract and moves no term: work at risk, work exception."""

    stands_last: ClassVar[tuple[str, ...]] = ("allows", "approvals", *ENDS)

    allows: Allowance = described("For whom, how much, how long.")
    approvals: Many[Approval] = described("Approvals of `allows`.", default=())

    @property
    def executed_on(self) -> date | None:
        """The day of PS leadership's approval, from which the leave counts."""
        days = [approval.on for approval in self.approvals if approval.role == "ps-leadership"]
        return min(days, default=None)
