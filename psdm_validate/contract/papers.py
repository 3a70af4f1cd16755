"""Papers that do not exist yet: which one is wanted, and under which number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.in_force import Contract, Moved
from psdm_validate.contract.wording import field_words
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.instrument import Amendment, Instrument
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.model.work_exception import WorkException
from psdm_validate.policy.calendar import months_later

SCOPE = ("activities", "deliverables", "standards")
"""Terms that a written confirmation may move while money, hours and dates stay."""

MONTHS_BY_CONFIRMATION = 2
"""From so many calendar months past the expiry on, an extension is a change order (source: handbook 001)."""

LETTERS: dict[type[Instrument], str] = {
    ChangeOrder: "CO",
    Confirmation: "WC",
    DescriptionOfWork: "DOW",
    WorkAtRisk: "WAR",
    WorkException: "WE",
}
"""What the number of each kind of paper begins with."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The weakest paper that covers something, and why no weaker one does."""

    model: type[Amendment]
    because: str = ""

    @property
    def letters(self) -> str:
        """The letters before its number."""
        return LETTERS[self.model]


def next_number(papers: Iterable[Instrument], letters: str) -> str:
    """The first free number of a kind of paper: CO-002 where CO-001 is there. Numbers are never used again."""
    used = [int(paper.paper.rsplit("-", 1)[1]) for paper in papers if paper.paper.startswith(f"{letters}-")]
    return f"{letters}-{max(used, default=0) + 1:03d}"


def expiry(contract: Contract) -> date:
    """The day from which extensions count: the end last set by the SOW or by a change order with an opportunity.

    Raises NotJudged while the SOW states no end.
    """
    extended = [
        step.terms.end
        for step in contract.steps
        if isinstance(step.instrument, ChangeOrder) and step.instrument.opportunity
        if step.terms.end and any(moved.field == ("end",) for moved in step.moved)
    ]
    first = contract.sow.terms.end
    return extended[-1] if extended else first or contract.end


def paper_wanted(moved: Iterable[Moved], contract: Contract, edition: str) -> Wanted:
    """The weakest paper that may move this (source: handbook 001 and, for edition 2022, 000, change control).

    Raises NotJudged while the SOW states no end.
    """
    if edition == "2022":
        return Wanted(ChangeOrder, "edition 2022 has a change order for every change")
    for move in moved:
        reason = _asks_for_order(move, contract)
        if reason:
            return Wanted(ChangeOrder, reason)
    return Wanted(Confirmation)


def _asks_for_order(move: Moved, contract: Contract) -> str | None:
    if move.field[0] in (*SCOPE, "start"):
        return None
    if move.field != ("end",):
        return f"{field_words(move.field)} moves, which takes a change order"
    limit = months_later(expiry(contract), MONTHS_BY_CONFIRMATION)
    if isinstance(move.after, date) and move.after >= limit:
        return (
            f"an end on or after {limit}, {MONTHS_BY_CONFIRMATION} calendar months past the expiry of "
            f"{expiry(contract)}, takes a change order"
        )
    return None
