"""The contract in force on a day: the signed terms folded with every paper executed by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from psdm_validate.model.changes import ListChange, Move, OpenMove
from psdm_validate.model.engagement import NotJudged
from psdm_validate.model.instrument import Amendment
from psdm_validate.model.part import Part, Place
from psdm_validate.model.sow import Sow
from psdm_validate.model.terms import Terms
from psdm_validate.source import FieldPath

AnyMove = Move[object] | OpenMove[object]


@dataclass(frozen=True, slots=True)
class Moved:
    """One difference that a paper made; None stands for what was not there."""

    field: FieldPath
    """Entries of lists are named by their id: ("roles", "engineer", "hours")."""
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A paper that says it moves something from a state that was not in force."""

    place: Place
    field: FieldPath
    stated: object
    in_force: object


@dataclass(frozen=True)
class Step:
    """One paper's part in the contract: what it moved, and the terms after it."""

    instrument: Amendment
    terms: Terms
    moved: tuple[Moved, ...]
    mismatches: tuple[Mismatch, ...]


@dataclass(frozen=True)
class Contract:
    """The terms in force, and how they came to be."""

    sow: Sow
    steps: tuple[Step, ...] = ()
    pending: tuple[Amendment, ...] = ()
    """Papers that are neither executed nor ended on the day."""
    ended: tuple[Amendment, ...] = ()
    """Papers that were rejected or withdrawn by the day; they move nothing, whatever else they say."""
    proposed: bool = False
    """Whether a signature of the SOW is still missing."""

    @property
    def terms(self) -> Terms:
        """The terms after the last paper."""
        return self.steps[-1].terms if self.steps else self.sow.terms

    @property
    def start(self) -> date:
        """First day of work; raises NotJudged while the SOW does not say."""
        return self._day("start", self.terms.start)

    @property
    def end(self) -> date:
        """Last day of work; raises NotJudged while the SOW does not say."""
        return self._day("end", self.terms.end)

    @property
    def lineage(self) -> str:
        """The papers in order of execution: SOW-2206 → WC-001 → CO-001."""
        return " → ".join([self.sow.number, *(step.instrument.number for step in self.steps)])

    def _day(self, name: str, day: date | None) -> date:
        if day is None:
            raise NotJudged(self.sow.place.file, f"states no {name} in its terms")
        return day


def contract_in_force(sow: Sow, instruments: Iterable[Amendment], day: date) -> Contract:
    """The contract in force on the day. Pure: neither clock nor files."""
    papers = sorted(instruments, key=lambda paper: paper.number)
    ended = tuple(paper for paper in papers if paper.ended(day))
    living = [paper for paper in papers if paper not in ended]
    executed = [paper for paper in living if paper.executed_on is not None and paper.executed_on <= day]
    contract = Contract(sow)
    while executed:
        paper = _next(contract, executed)
        executed.remove(paper)
        contract = with_paper(contract, paper)
    moving = {step.instrument.number for step in contract.steps}
    pending = tuple(paper for paper in living if paper.number not in moving)
    proposed = sow.executed_on is None or sow.executed_on > day
    return Contract(sow, contract.steps, pending, ended, proposed)


def _next(contract: Contract, executed: list[Amendment]) -> Amendment:
    """The paper executed first; of several on one day the one whose `from` fits, since the days cannot tell."""
    first = min(paper.executed_on for paper in executed if paper.executed_on)
    today = [paper for paper in executed if paper.executed_on == first]
    fitting = (paper for paper in today if not with_paper(contract, paper).steps[-1].mismatches)
    return next(fitting, today[0])


def with_paper(contract: Contract, paper: Amendment) -> Contract:
    """The contract as it would be once the paper is executed on top of it."""
    moved: list[Moved] = []
    mismatches: list[Mismatch] = []
    values: dict[str, object] = {}
    for name in type(paper.changes).model_fields:
        change = getattr(paper.changes, name)
        if isinstance(change, Move | OpenMove):
            values[name] = _move((name,), getattr(contract.terms, name), change, moved, mismatches)
        elif isinstance(change, ListChange):
            values[name] = _edit(name, getattr(contract.terms, name), change, moved, mismatches)
    step = Step(paper, contract.terms.replace(**values), tuple(moved), tuple(mismatches))
    return replace(contract, steps=(*contract.steps, step))


def _move(path: FieldPath, in_force: object, change: AnyMove, moved: list[Moved], mismatches: list[Mismatch]) -> object:
    if change.before != in_force:
        mismatches.append(Mismatch(change.at("from"), path, change.before, in_force))
    if change.after != in_force:
        moved.append(Moved(path, in_force, change.after))
    return change.after


def _edit(
    name: str,
    entries: tuple[Part, ...],
    change: ListChange[Part, Part],
    moved: list[Moved],
    mismatches: list[Mismatch],
) -> tuple[Part, ...]:
    by_id = {_id(entry): entry for entry in entries}
    for index, identifier in enumerate(change.remove):
        if identifier not in by_id:
            mismatches.append(Mismatch(change.at("remove", index), (name, identifier), identifier, None))
        else:
            moved.append(Moved((name, identifier), by_id.pop(identifier), None))
    for edited in change.change:
        identifier = _id(edited)
        if identifier not in by_id:
            mismatches.append(Mismatch(edited.at("id"), (name, identifier), identifier, None))
            continue
        entry = by_id[identifier]
        values = {
            key: _move((name, identifier, key), getattr(entry, key), move, moved, mismatches)
            for key, move in _moves(edited)
        }
        by_id[identifier] = entry.replace(**values)
    for added in change.add:
        if _id(added) in by_id:
            mismatches.append(Mismatch(added.at("id"), (name, _id(added)), None, by_id[_id(added)]))
        moved.append(Moved((name, _id(added)), by_id.get(_id(added)), added))
        by_id[_id(added)] = added
    return tuple(by_id.values())


def _id(entry: Part) -> str:
    return str(entry.id)  # type: ignore[attr-defined]


def _moves(edited: Part) -> Iterator[tuple[str, AnyMove]]:
    for name in type(edited).model_fields:
        value = getattr(edited, name)
        if isinstance(value, Move | OpenMove):
            yield name, value
