"""The papers of an overview: what makes the contract, what may change it, what came to nothing, and leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from psdm_validate.contract.in_force import Contract, Moved, with_paper
from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.instrument import Amendment, Instrument, Leave
from psdm_validate.model.people import Evidence
from psdm_validate.overview_parts import Paper, State


def lineage(contract: Contract) -> Iterator[Paper]:
    """The papers that make the contract, in the order in which they were executed; the SOW comes first."""
    sow = contract.sow
    state: State = "proposed" if contract.proposed else "executed"
    signed = None if contract.proposed else sow.executed_on
    evidence = sow.signed.evidence.file if sow.signed.evidence else None
    yield Paper(sow.number, sow.name, None, state, signed, None, (), evidence, "terms", sow.place.file)
    for step in contract.steps:
        yield _paper(step.instrument, "executed", step.instrument.executed_on, step.moved)


def pending(contract: Contract) -> Iterator[Paper]:
    """The papers that are neither executed nor ended, with what each would move."""
    for paper in contract.pending:
        yield _paper(paper, "pending", None, with_paper(contract, paper).steps[-1].moved)


def ended(contract: Contract, as_of: date) -> Iterator[Paper]:
    """The papers that came to nothing by the day."""
    for paper in contract.ended:
        state, on, because = _end(paper, as_of)
        yield _paper(paper, state, on, (), because)


def _end(paper: Instrument, as_of: date) -> tuple[State, date | None, str | None]:
    """How, when and why a paper came to nothing by the day."""
    if paper.void and paper.void.approved.on <= as_of:
        return "void", paper.void.approved.on, paper.void.why
    if paper.rejected and paper.rejected.on <= as_of:
        return "rejected", paper.rejected.on, paper.rejected.why
    return (
        "withdrawn",
        paper.withdrawn.on if paper.withdrawn else None,
        paper.withdrawn.why if paper.withdrawn else None,
    )


def leaves(engagement: Engagement, as_of: date) -> Iterator[Paper]:
    """Work at risk and work exceptions that were asked for by the day. Raises NotJudged where one is broken."""
    for leave in engagement.leaves:
        if leave.requested.on > as_of:
            continue
        state: State = "executed" if leave.executed_on and leave.executed_on <= as_of else "pending"
        on, because = leave.executed_on if state == "executed" else None, None
        if leave.ended(as_of):
            state, on, because = _end(leave, as_of)
        number, file = leave.number, leave.place.file
        allows = _allowed(engagement, leave)
        yield Paper(number, leave.name, leave.why, state, on, because, (), None, "allows", file, allows)


def _allowed(engagement: Engagement, leave: Leave) -> str:
    allows = leave.allows
    found = ((identifier, engagement.organization.person(identifier)) for identifier in allows.people)
    people = ", ".join(person.name if person else identifier for identifier, person in found) or "the whole team"
    return f"{value_words(allows.hours)} hours for {people}, {allows.since} to {allows.until}"


def _paper(
    paper: Amendment, state: State, on: date | None, moved: tuple[Moved, ...], because: str | None = None
) -> Paper:
    evidence = next((part.file for part in paper.parts() if isinstance(part, Evidence)), None)
    return Paper(paper.number, paper.name, paper.why, state, on, because, moved, evidence, "changes", paper.place.file)
