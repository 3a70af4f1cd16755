"""Papers that do not exist yet: which one is wanted, under which number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from psdm_validate.contract.in_force import Contract, Moved
from psdm_validate.contract.power_wording import demand_words, papers_words
from psdm_validate.contract.powers import demands
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.instrument import Amendment, Instrument
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.model.work_exception import WorkException
from psdm_validate.policy.decision_table import decision_table

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
    used = [int(paper.number.rsplit("-", 1)[1]) for paper in papers if paper.number.startswith(f"{letters}-")]
    return f"{letters}-{max(used, default=0) + 1:03d}"


def paper_wanted(moved: Iterable[Moved], contract: Contract, edition: str, *, consulting_block: bool) -> Wanted:
    """The weakest paper that may move all of this, by the decision table of the edition."""
    table, reason = decision_table(edition), ""
    found = demands(moved, contract, table)
    for model in (Confirmation, DescriptionOfWork):
        beyond = [each for each in found if not each.allows(model.record_kind, consulting_block=consulting_block)]
        if not beyond:
            return Wanted(model, reason)
        takes = papers_words(beyond[0], consulting_block=consulting_block)
        reason = reason or f"it {demand_words(beyond[0], contract, table.months)}, which takes {takes}"
    return Wanted(ChangeOrder, reason)
