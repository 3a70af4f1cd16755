"""A new work at risk or work exception: what is allowed beside the contract, until PS leadership approves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.drafts.amendment import Asked, Draft, new_paper
from psdm_validate.drafts.place import CannotDraft, Place
from psdm_validate.drafts.record import drafted
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.instrument import Leave
from psdm_validate.model.work_at_risk import WorkAtRisk
from psdm_validate.model.work_exception import WorkException


@dataclass(frozen=True, slots=True)
class Allowed:
    """For whom, how much, how long."""

    since: date
    until: date
    hours: int | Decimal
    people: Sequence[str] = ()
    """Who may work; nobody named means the whole team."""

    def written(self) -> dict[str, Writable]:
        """The `allows:` of a record."""
        people: dict[str, Writable] = {"people": list(self.people)} if self.people else {}
        days: dict[str, Writable] = {"from": self.since.isoformat(), "until": self.until.isoformat()}
        return {**people, **days, "hours": self.hours}


def papers_to_await(place: Place, day: date) -> tuple[str, ...]:
    """The pending papers before whose signature work may start at risk; none while the SOW itself is unsigned.

    Raises CannotDraft where SOW and every paper are signed, so that there is nothing to wait for.
    """
    contract = Situation(place.engagement, day).contract
    if contract.proposed:
        return ()
    if not contract.pending:
        raise CannotDraft(
            f"{place.engagement.sow.number} is signed and no paper of {place.name} is pending, so no work is at risk. "
            f"For more hours than the contract allots: psdm-validate new work-exception {place.name}"
        )
    return tuple(paper.number for paper in contract.pending)


def new_work_at_risk(place: Place, asked: Asked, allowed: Allowed, awaits: str | None) -> Draft:
    """Leave to start before a paper is signed. Raises CannotDraft, and NotJudged as models do."""
    pending = papers_to_await(place, asked.on)
    awaits = place.paper(awaits).number if awaits else None
    if awaits is not None and awaits not in pending:
        there = ", ".join(pending) or f"{place.engagement.sow.number} itself, for which --awaits is left out"
        raise CannotDraft(f"{awaits} is not pending on {asked.on}. What can be waited for is {there}.")
    more: dict[str, Writable] = {"awaits": awaits} if awaits else {}
    return _leave(place, WorkAtRisk, asked, allowed, more)


def new_work_exception(
    place: Place, asked: Asked, allowed: Allowed, labels: Sequence[str], beside: str | None
) -> Draft:
    """Leave to exceed the hours while the terms stay. Raises CannotDraft, and NotJudged as models do."""
    more: dict[str, Writable] = {"labels": list(labels)}
    return _leave(place, WorkException, asked, allowed, {**more, "beside": beside} if beside else more)


def _leave(place: Place, model: type[Leave], asked: Asked, allowed: Allowed, more: dict[str, Writable]) -> Draft:
    number, path, fields = new_paper(place, model, asked)
    edit, _ = drafted(path, model, {**fields, "allows": allowed.written(), **more})
    return Draft(number, edit)
