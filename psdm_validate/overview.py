"""How one engagement stands on a day: what its page, `show` and `list` tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TypeVar

from psdm_validate.contract.course import course_of
from psdm_validate.contract.in_force import Contract, Moved, contract_in_force, with_paper
from psdm_validate.contract.intents import intents, standing
from psdm_validate.contract.leave import risks_of
from psdm_validate.contract.next_dates import (
    NextDate,
    dates_of_contract,
    dates_of_meetings,
    dates_of_raid,
    dates_of_work,
)
from psdm_validate.contract.phase import phase_on
from psdm_validate.contract.wording import value_words
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.instrument import Amendment, Instrument, Leave
from psdm_validate.model.people import Evidence, lasts
from psdm_validate.model.raid import Action, Decision, Issue, Risk
from psdm_validate.model.status import Status
from psdm_validate.overview_parts import Intended, Overview, Paper, Role, State

__all__ = ["Intended", "Overview", "Paper", "Role", "State", "overview_of"]

Part = TypeVar("Part")


class _Gathering:
    """Collects the parts of an overview and remembers, for each, what stood in its way."""

    def __init__(self) -> None:
        self.obstacles: defaultdict[str, list[str]] = defaultdict(list)

    def part(self, name: str, make: Callable[[], Part]) -> Part | None:
        """The part, or None where it rests on a file that is broken or missing."""
        try:
            return make()
        except NotJudged as obstacle:
            self.obstacles[name].append(str(obstacle))
            return None

    def unknown(self) -> dict[str, tuple[str, ...]]:
        """Why, for each part that could not be had or not whole."""
        return {name: tuple(dict.fromkeys(whys)) for name, whys in self.obstacles.items()}


def overview_of(engagement: Engagement, as_of: date) -> Overview:
    """How the engagement stands on the day."""

    @cache
    def in_force() -> Contract:
        return contract_in_force(engagement.sow, engagement.amendments, as_of)

    part = (gathering := _Gathering()).part
    contract = part("contract", in_force)
    return Overview(
        name=engagement.name,
        folder=engagement.folder,
        as_of=as_of,
        number=part("number", lambda: engagement.sow.number),
        title=part("title", lambda: engagement.sow.name),
        customer=part("customer", lambda: engagement.customer.name),
        phase=part("phase", lambda: phase_on(engagement, as_of)),
        paused_on=part("paused_on", lambda: _paused_on(engagement, as_of)),
        cancelled_on=part("cancelled_on", lambda: _cancelled_on(engagement, as_of)),
        method=part("method", lambda: str(engagement.record.method)),
        status=part("status", lambda: _status(engagement, as_of)),
        contract=contract,
        papers=tuple(_lineage(contract)) if contract else (),
        pending=tuple(_pending(contract)) if contract else (),
        ended=tuple(_ended(contract, as_of)) if contract else (),
        leaves=part("leaves", lambda: tuple(_leaves(engagement, as_of))),
        team=part("team", lambda: tuple(_team(engagement, as_of))),
        contacts=part("contacts", lambda: tuple(_contacts(engagement, as_of))),
        plan=part("plan", lambda: tuple(_plan(engagement, as_of))),
        raid=part("raid", lambda: tuple(_raid(engagement, as_of))),
        decisions=part("decisions", lambda: tuple(_decisions(engagement, as_of))),
        next_dates=_next_dates(engagement, in_force, as_of, gathering),
        unknown=gathering.unknown(),
    )


def _by(as_of: date, step: date | None) -> date | None:
    """The day of the step, once it has been taken."""
    return step if step and step <= as_of else None


def _paused_on(engagement: Engagement, as_of: date) -> date | None:
    over = _by(as_of, engagement.record.steps.closed) or _cancelled_on(engagement, as_of)
    pauses = (hold.since for hold in engagement.record.on_hold if lasts(hold.since, hold.until, as_of))
    return None if over else min(pauses, default=None)


def _cancelled_on(engagement: Engagement, as_of: date) -> date | None:
    cancelled = engagement.record.cancelled
    return _by(as_of, cancelled.on if cancelled else None)


def _status(engagement: Engagement, as_of: date) -> Status | None:
    return max((status for status in engagement.statuses if status.on <= as_of), key=_reported, default=None)


def _reported(status: Status) -> date:
    return status.on


def _lineage(contract: Contract) -> Iterator[Paper]:
    sow = contract.sow
    state: State = "proposed" if contract.proposed else "executed"
    signed = None if contract.proposed else sow.executed_on
    evidence = sow.signed.evidence.file if sow.signed.evidence else None
    yield Paper(sow.number, sow.name, None, state, signed, None, (), evidence, "terms", sow.place.file)
    for step in contract.steps:
        yield _paper(step.instrument, "executed", step.instrument.executed_on, step.moved)


def _pending(contract: Contract) -> Iterator[Paper]:
    for paper in contract.pending:
        yield _paper(paper, "pending", None, with_paper(contract, paper).steps[-1].moved)


def _ended(contract: Contract, as_of: date) -> Iterator[Paper]:
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


def _leaves(engagement: Engagement, as_of: date) -> Iterator[Paper]:
    for leave in engagement.leaves:
        if leave.requested.on > as_of:
            continue
        state: State = "executed" if leave.executed_on and leave.executed_on <= as_of else "pending"
        on, because = leave.executed_on if state == "executed" else None, None
        if leave.ended(as_of):
            state, on, because = _end(leave, as_of)
        number, file = leave.paper, leave.place.file
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
    return Paper(paper.paper, paper.name, paper.why, state, on, because, moved, evidence, "changes", paper.place.file)


def _team(engagement: Engagement, as_of: date) -> Iterator[Role]:
    for member in engagement.record.team:
        if member.on(as_of):
            person = engagement.organization.person(member.person)
            yield Role("ours", member.role, person.name if person else member.person, member.since, member.until)


def _contacts(engagement: Engagement, as_of: date) -> Iterator[Role]:
    for contact in engagement.customer.contacts:
        for held in contact.roles:
            if held.on(as_of):
                yield Role("customer", held.role, contact.name, held.since, held.until)


def _plan(engagement: Engagement, as_of: date) -> Iterator[Intended]:
    course, risks = course_of(engagement, as_of), risks_of(engagement)
    for intent in intents(engagement):
        state = standing(intent, course, risks)
        yield Intended(intent.label, intent.name, intent.start, intent.end, state, intent.awaits)


def _raid(engagement: Engagement, as_of: date) -> list[Risk | Action | Issue]:
    entries = engagement.raid.entries() if engagement.raid else ()
    return sorted((e for e in entries if e.open_on(as_of)), key=lambda entry: (entry.due or date.max, entry.id))


def _decisions(engagement: Engagement, as_of: date) -> Iterator[Decision]:
    for decision in engagement.raid.decisions if engagement.raid else ():
        if decision.on is None or decision.on <= as_of:
            yield decision


def _next_dates(
    engagement: Engagement, in_force: Callable[[], Contract], as_of: date, gathering: _Gathering
) -> tuple[NextDate, ...]:
    """What could be found out; what is missing is remembered as unknown."""
    kinds = (
        lambda: list(dates_of_contract(in_force())),
        lambda: list(dates_of_work(engagement)),
        lambda: list(dates_of_raid(engagement, as_of)),
        lambda: list(dates_of_meetings(engagement, as_of)),
    )
    known = [found for kind in kinds for found in gathering.part("next_dates", kind) or ()]
    return tuple(sorted((found for found in known if found.on >= as_of), key=lambda found: (found.on, found.what)))
