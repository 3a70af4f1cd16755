"""What a merge does to each engagement's contract and intents, and the paper that covers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.corrections import Corrected, corrected
from psdm_validate.contract.course import course_of
from psdm_validate.contract.in_force import Contract, Moved, contract_in_force, with_paper
from psdm_validate.contract.intents import Intent, intents
from psdm_validate.contract.leave import risks_of
from psdm_validate.contract.standing import Standing, standing
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.terms import Terms


@dataclass(frozen=True, slots=True)
class Covered:
    """One paper that newly moves the contract, or newly waits to."""

    paper: str
    title: str
    file: str
    executed_on: date | None
    """None while it is pending."""
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class IntentChange:
    """A task, iteration or booking that is new or other than before; `after` is None where it is gone."""

    before: Intent | None
    after: Intent | None
    standing: Standing | None
    """How it stands to the contract after the merge."""


@dataclass(frozen=True)
class EngagementDifference:
    """What changes of one engagement."""

    folder: str
    title: str | None
    state: str
    """added, changed, removed."""
    terms: tuple[Moved, ...]
    """Differences of the contract in force, before and after the merge."""
    executed: tuple[Covered, ...]
    pending: tuple[Covered, ...]
    intents: tuple[IntentChange, ...]
    currency: str
    unknown: str | None
    """Why it cannot be told, where a record is broken."""
    corrected: tuple[Corrected, ...] = ()
    """Terms that were recorded otherwise than they were signed, and are mended."""


def differences(comparison: Comparison, as_of: date) -> Iterator[EngagementDifference]:
    """Every engagement whose files differ, with what it means for the contract."""
    before = {comparison.now(engagement.folder): engagement for engagement in comparison.base.engagements}
    after = {engagement.folder: engagement for engagement in comparison.head.engagements}
    for folder in sorted(before.keys() | after.keys()):
        if folder not in before or folder not in after or comparison.touches(folder):
            difference = _difference(folder, before.get(folder), after.get(folder), as_of)
            yield replace(difference, corrected=tuple(corrected(comparison, folder)))


def _difference(folder: str, before: Engagement | None, after: Engagement | None, as_of: date) -> EngagementDifference:
    state = "removed" if after is None else "added" if before is None else "changed"
    try:
        old, new = _contract(before, as_of), _contract(after, as_of)
        return EngagementDifference(
            folder=folder,
            title=after.sow.name if after else before.sow.name if before else None,
            state=state,
            terms=tuple(terms_moved(old.terms, new.terms)) if old and new else (),
            executed=tuple(_executed(old, new)),
            pending=tuple(_pending(old, new)),
            intents=tuple(_intents(before, after, as_of)),
            currency=_currency(old, new),
            unknown=None,
        )
    except NotJudged as obstacle:
        return EngagementDifference(folder, None, state, (), (), (), (), "", str(obstacle))


def _currency(old: Contract | None, new: Contract | None) -> str:
    contract = new or old
    return contract.terms.currency if contract else ""


def _contract(engagement: Engagement | None, as_of: date) -> Contract | None:
    return contract_in_force(engagement.sow, engagement.amendments, as_of) if engagement else None


def terms_moved(before: Terms, after: Terms) -> Iterator[Moved]:
    """Every term that differs; entries of lists by their id."""
    for name in Terms.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if not isinstance(old, tuple):
            if old != new:
                yield Moved((name,), old, new)
            continue
        entries = {entry.id: entry for entry in old}, {entry.id: entry for entry in new}
        for identifier in {**entries[0], **entries[1]}:
            was, is_ = entries[0].get(identifier), entries[1].get(identifier)
            if was is None or is_ is None:
                yield Moved((name, identifier), was, is_)
                continue
            for field in type(was).model_fields:
                if getattr(was, field) != getattr(is_, field):
                    yield Moved((name, identifier, field), getattr(was, field), getattr(is_, field))


def _executed(old: Contract | None, new: Contract | None) -> Iterator[Covered]:
    known = {step.instrument.number for step in old.steps} if old else set()
    for step in new.steps if new else ():
        paper = step.instrument
        if paper.number not in known:
            yield Covered(paper.number, paper.name, paper.place.file, paper.executed_on, step.moved)


def _pending(old: Contract | None, new: Contract | None) -> Iterator[Covered]:
    known = {paper.number: paper.changes for paper in old.pending} if old else {}
    for paper in new.pending if new else ():
        if known.get(paper.number) != paper.changes and new:
            moved = with_paper(new, paper).steps[-1].moved
            yield Covered(paper.number, paper.name, paper.place.file, None, moved)


def _intents(before: Engagement | None, after: Engagement | None, as_of: date) -> Iterator[IntentChange]:
    old = {intent.label: intent for intent in intents(before)} if before else {}
    new = {intent.label: intent for intent in intents(after)} if after else {}
    for label in {**old, **new}:
        was, is_ = old.get(label), new.get(label)
        if _said(was) != _said(is_):
            stands = standing(is_, course_of(after, as_of), risks_of(after)) if is_ and after else None
            yield IntentChange(was, is_, stands)


def _said(intent: Intent | None) -> tuple[object, ...]:
    if intent is None:
        return ()
    return (intent.name, intent.activity, intent.start, intent.end, intent.awaits)
