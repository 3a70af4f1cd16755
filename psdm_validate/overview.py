"""How one engagement stands on a day: what its page, `show` and `list` tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from psdm_validate.contract.in_force import Contract, Moved, contract_in_force, with_paper
from psdm_validate.contract.intents import Standing, intents, standing
from psdm_validate.contract.next_dates import NextDate, next_dates
from psdm_validate.contract.phase import Phase, phase_on
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.people import Evidence
from psdm_validate.model.raid import Action, Decision, Issue, Risk


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the lineage: the SOW, or an instrument with what it moved."""

    number: str
    title: str
    why: str | None
    executed_on: date | None
    moved: tuple[Moved, ...]
    evidence: str | None
    block: str
    """The block that its approvals are bound to: terms or changes."""
    file: str


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody's part in the engagement."""

    side: str
    role: str
    person: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Intended:
    """A task or iteration against the contract."""

    label: str
    name: str
    start: date
    end: date
    standing: Standing
    awaits: str | None


@dataclass(frozen=True)
class Overview:
    """An engagement as of a day. What rests on a broken file is left out and named in `unreadable`."""

    name: str
    folder: str
    as_of: date
    number: str | None
    title: str | None
    customer: str | None
    phase: Phase | None
    method: str | None
    contract: Contract | None
    papers: tuple[Paper, ...]
    pending: tuple[Paper, ...]
    people: tuple[Role, ...]
    plan: tuple[Intended, ...]
    raid: tuple[Risk | Action | Issue, ...]
    """Entries open on the day, by due date."""
    decisions: tuple[Decision, ...]
    next_dates: tuple[NextDate, ...]
    unreadable: tuple[str, ...]

    @property
    def project_manager(self) -> str | None:
        """Name of the project manager on the day, or None."""
        return next((role.person for role in self.people if role.role == "project-manager"), None)


Part = TypeVar("Part")


class _Gathering:
    """Collects parts of an overview and remembers which files stood in the way."""

    def __init__(self) -> None:
        self.obstacles: list[str] = []

    def part(self, make: Callable[[], Part], otherwise: Part) -> Part:
        try:
            return make()
        except NotJudged as obstacle:
            if str(obstacle) not in self.obstacles:
                self.obstacles.append(str(obstacle))
            return otherwise


def overview_of(engagement: Engagement, as_of: date) -> Overview:
    """How the engagement stands on the day."""
    gather = _Gathering()
    contract = gather.part(lambda: _contract(engagement, as_of), None)
    raid = gather.part(lambda: engagement.raid, None)
    return Overview(
        name=engagement.name,
        folder=engagement.folder,
        as_of=as_of,
        number=gather.part(lambda: engagement.sow.number, None),
        title=gather.part(lambda: engagement.sow.name, None),
        customer=gather.part(lambda: engagement.customer.name, None),
        phase=gather.part(lambda: phase_on(engagement, as_of), None),
        method=gather.part(lambda: str(engagement.record.method), None),
        contract=contract,
        papers=tuple(_lineage(contract)) if contract else (),
        pending=tuple(_pending(contract)) if contract else (),
        people=gather.part(lambda: tuple(_people(engagement, as_of)), ()),
        plan=gather.part(lambda: tuple(_plan(engagement, contract)), ()),
        raid=tuple(sorted((e for e in raid.entries() if e.open_on(as_of)), key=_urgency)) if raid else (),
        decisions=tuple(d for d in raid.decisions if d.on is None or d.on <= as_of) if raid else (),
        next_dates=gather.part(lambda: next_dates(engagement, contract, as_of), ()),
        unreadable=tuple(gather.obstacles),
    )


def _contract(engagement: Engagement, as_of: date) -> Contract | None:
    return contract_in_force(engagement.sow, engagement.instruments, as_of)


def _lineage(contract: Contract) -> Iterator[Paper]:
    sow = contract.sow
    evidence = sow.signed.evidence.file if sow.signed.evidence else None
    yield Paper(sow.number, sow.name, None, sow.executed_on, (), evidence, "terms", sow.place.file)
    for step in contract.steps:
        paper = step.instrument
        yield Paper(
            number=paper.paper,
            title=paper.name,
            why=paper.why,
            executed_on=paper.executed_on,
            moved=step.moved,
            evidence=next((part.file for part in paper.parts() if isinstance(part, Evidence)), None),
            block="changes",
            file=paper.place.file,
        )


def _pending(contract: Contract) -> Iterator[Paper]:
    for paper in contract.pending:
        moved = with_paper(contract, paper).steps[-1].moved
        yield Paper(paper.paper, paper.name, paper.why, None, moved, None, "changes", paper.place.file)


def _people(engagement: Engagement, as_of: date) -> Iterator[Role]:
    for member in engagement.record.team:
        if member.on(as_of):
            person = engagement.organization.person(member.person)
            yield Role("ours", member.role, person.name if person else member.person, member.since, member.until)
    for contact in engagement.customer.contacts:
        for held in contact.roles:
            if held.on(as_of):
                yield Role("customer", held.role, contact.name, held.since, held.until)


def _plan(engagement: Engagement, contract: Contract | None) -> Iterator[Intended]:
    if contract is None:
        return
    for intent in intents(engagement):
        state = standing(intent, contract)
        yield Intended(intent.label, intent.name, intent.start, intent.end, state, intent.awaits)


def _urgency(entry: Risk | Action | Issue) -> tuple[date, str]:
    return (entry.due or date.max, entry.id)
