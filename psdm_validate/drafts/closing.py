"""Ends: of an entry of the RAID log, of a paper that comes to nothing, of a whole engagement."""

from __future__ import annotations

from datetime import date
from typing import Literal

from psdm_validate.contract.missing_words import Paper
from psdm_validate.drafts.place import CannotDraft, NotKnown, Place
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.splices import with_value
from psdm_validate.model.engagement_record import EngagementRecord, Steps
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.raid import Action, Issue, Raid, Risk

End = Literal["rejected", "withdrawn"]


def closed_entry(place: Place, number: str, on: date, outcome: str) -> FileEdit:
    """The edit that closes a risk, action or issue.

    Raises CannotDraft for one that is closed already or was raised later, NotKnown for one that is not there.
    """
    raid, index, entry = _entry(place, number.upper())
    if entry.closed is not None:
        raise CannotDraft(f"{entry.id} was closed on {entry.closed.on}: {entry.closed.outcome}")
    if entry.raised is not None and on < entry.raised:
        raise CannotDraft(f"{entry.id} was raised on {entry.raised}, so it cannot have ended on {on}.")
    document = place.document(raid.place.file)
    said = {"on": on.isoformat(), "outcome": outcome}
    text = with_value(document, (*index, "closed"), said, type(entry).written_order())
    return place.edit(raid.place.file, text)


def ended_paper(place: Place, paper: Paper, how: End, by: str, on: date, why: str) -> FileEdit:
    """The edit that rejects or withdraws a pending paper. Raises CannotDraft for one that is executed or ended."""
    number = paper.number
    if not isinstance(paper, Instrument):
        raise CannotDraft(f"{number} is the SOW; where work is called off, engagement.yaml says so with `cancelled`.")
    if paper.executed_on is not None and paper.executed_on <= on:
        raise CannotDraft(f"{number} was executed on {paper.executed_on}. Only another paper can undo what it moved.")
    if paper.ended(on):
        raise CannotDraft(f"{number} has ended already.")
    document = place.document(paper.place.file)
    said = {"by": by, "on": on.isoformat(), "why": why}
    return place.edit(paper.place.file, with_value(document, (how,), said, type(paper).written_order()))


def closed_engagement(place: Place, on: date) -> FileEdit:
    """The edit that closes the engagement. Raises CannotDraft for one that is closed already."""
    record = place.engagement.record
    if record.steps.closed is not None:
        raise CannotDraft(f"{place.name} was closed on {record.steps.closed}.")
    document = place.document(record.place.file)
    order = Steps.written_order() if document.has(("steps",)) else EngagementRecord.written_order()
    return place.edit(record.place.file, with_value(document, ("steps", "closed"), on.isoformat(), order))


def _entry(place: Place, number: str) -> tuple[Raid, tuple[str, int], Risk | Action | Issue]:
    raid = place.engagement.raid
    if raid is None:
        raise CannotDraft(f"{place.name} has no RAID log yet.")
    lists: tuple[tuple[str, tuple[Risk | Action | Issue, ...]], ...] = (
        ("risks", raid.risks),
        ("actions", raid.actions),
        ("issues", raid.issues),
    )
    for name, entries in lists:
        for index, entry in enumerate(entries):
            if entry.id == number:
                return raid, (name, index), entry
    there = ", ".join(entry.id for entry in raid.entries() if entry.closed is None)
    raise NotKnown(f"No risk, action or issue of {place.name} is called {number}. Open are: {there or 'none'}.")
