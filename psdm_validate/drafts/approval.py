"""Somebody's word on a paper: an approval, a signature, the customer's confirmation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.contract.missing_words import Paper
from psdm_validate.drafts.place import CannotDraft, NotKnown, Place, ended
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.edit.splices import with_entry, with_value
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.instrument import Instrument, Leave
from psdm_validate.model.part import part_within
from psdm_validate.model.people import OurRole, lasts
from psdm_validate.model.sow import Sow
from psdm_validate.source import Document

LEADERSHIP = "ps-leadership"


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody said of a paper."""

    by: str
    on: date
    role: str | None = None
    """The role in which it is approved; found out from the approver's roles where it is left out."""
    sign: bool = False
    """Whether it is our signature and not an approval."""
    by_way_of: str = "email"
    """How the customer confirmed a small change."""
    attached_to: str | None = None
    """Where the confirmation hangs; found out from what it moves where it is left out."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where the customer's word hangs, and why there."""

    to: str
    why: str


def usual_attachment(paper: Paper) -> Attachment | None:
    """Where a confirmation hangs by what it moves; None for other papers."""
    if not isinstance(paper, Confirmation):
        return None
    if paper.changes.start or paper.changes.end:
        return Attachment("scoping-issue", "where time moves")
    return Attachment("project-epic", "where scope alone moves")


def approved(place: Place, paper: Paper, word: Word) -> FileEdit:
    """The edit that records the word. Raises CannotDraft where the paper cannot take it, and NotJudged as models do."""
    if ended(paper, word.on):
        raise CannotDraft(f"{paper.number} has ended: it was rejected, withdrawn or retired, and takes no word more.")
    _demand_begun(paper, word.on)
    if place.engagement.customer.contact(word.by):
        return _theirs(place, paper, word)
    return _signature(place, paper, word) if word.sign else _ours(place, paper, word)


def _demand_begun(paper: Paper, on: date) -> None:
    """Raise CannotDraft for a word on a paper that was not put forward yet."""
    proposed = min((step.on for step in paper.proposal), default=None) if isinstance(paper, Sow) else None
    begun = paper.requested.on if isinstance(paper, Instrument) else proposed
    if begun is not None and on < begun:
        raise CannotDraft(
            f"{paper.number} was put forward on {begun}, so nobody had a word to say on it on {on}. "
            "Give the day of the word with --on."
        )


def _theirs(place: Place, paper: Paper, word: Word) -> FileEdit:
    contact = place.engagement.customer.contact(word.by)
    if contact is None or not any(held.on(word.on) for held in contact.roles):
        raise CannotDraft(f"{word.by} held no role for the customer on {word.on}; see customer.yaml.")
    said: dict[str, Writable] = {"by": word.by, "on": word.on.isoformat()}
    match paper:
        case Sow() | ChangeOrder():
            return _put(place, paper, ("signed", "customer"), said)
        case DescriptionOfWork():
            return _put(place, paper, ("approved", "customer"), said)
        case Confirmation():
            usual = usual_attachment(paper)
            attached = word.attached_to or (usual.to if usual else None)
            return _put(place, paper, ("confirmed",), {**said, "by_way_of": word.by_way_of, "attached_to": attached})
    raise CannotDraft(f"{paper.number} is our own leave: PS leadership approves it, not the customer.")


def _signature(place: Place, paper: Paper, word: Word) -> FileEdit:
    if not isinstance(paper, Sow | ChangeOrder):
        raise CannotDraft(f"{paper.number} is not signed by us. Leave out --sign to approve it.")
    _demand_role(place, word)
    return _put(place, paper, ("signed", "us"), {"by": word.by, "on": word.on.isoformat()})


def _ours(place: Place, paper: Paper, word: Word) -> FileEdit:
    if isinstance(paper, Instrument) and paper.requested.by == word.by:
        raise CannotDraft(f"{word.by} requested {paper.number}, and nobody approves their own request.")
    role = _demand_leadership(place, paper, word) if isinstance(paper, Leave) else _demand_role(place, word)
    if isinstance(paper, DescriptionOfWork):
        return _put(place, paper, ("approved", "us"), {"by": word.by, "on": word.on.isoformat()})
    if not isinstance(paper, Sow | ChangeOrder | Leave):
        raise CannotDraft(f"{paper.number} needs the customer's word alone; name a contact of customer.yaml.")
    document = place.document(paper.place.file)
    block = "terms" if isinstance(paper, Sow) else "allows" if isinstance(paper, Leave) else "changes"
    entry: dict[str, Writable] = {
        "role": role,
        "by": word.by,
        "on": word.on.isoformat(),
        "fingerprint": fingerprint(document.value[block]),
    }
    for approval in paper.approvals:
        if approval.model_dump(mode="json") == entry:
            return place.edit(paper.place.file, document.text)
        if (approval.role, approval.by, approval.fingerprint) == (role, word.by, entry["fingerprint"]):
            raise CannotDraft(f"{word.by} has approved this already on {approval.on}, as {role}; once is enough.")
    return place.edit(paper.place.file, with_entry(document, ("approvals",), entry, type(paper).written_order()))


def _demand_leadership(place: Place, leave: Leave, word: Word) -> str:
    """PS leadership's role, which alone counts for a leave. Raises CannotDraft for any other."""
    role = _demand_role(place, word)
    if role != LEADERSHIP:
        raise CannotDraft(
            f"{leave.number} needs PS leadership's approval, and {word.by} would speak as {role}. "
            f"Ask somebody who holds {LEADERSHIP} in organization.yaml."
        )
    return role


def _demand_role(place: Place, word: Word) -> str:
    """The role in which the colleague speaks. Raises CannotDraft for one that was not held on the day."""
    person = place.engagement.organization.person(word.by)
    held = [role.role for role in person.roles if lasts(role.since, role.until, word.on)] if person else []
    if word.role is None and held:
        return LEADERSHIP if LEADERSHIP in held else held[0]
    if word.role in held and word.role:
        return word.role
    if word.role is not None and word.role not in get_args(OurRole):
        raise NotKnown(f'"{word.role}" is no role on our side; it is one of {", ".join(get_args(OurRole))}.')
    held_words = ", ".join(held) or "no role"
    wanted = f", not {word.role}" if word.role else ""
    raise CannotDraft(f"{word.by} held {held_words} on {word.on}{wanted}; see organization.yaml.")


def _put(place: Place, paper: Paper, field: tuple[str, ...], said: dict[str, Writable]) -> FileEdit:
    """The edit that sets a word where there is none yet: facts accrue, they are not rewritten."""
    document = place.document(paper.place.file)
    if document.has(field):
        there = document.value
        for step in field:
            there = there[step]  # type: ignore[assignment]
        if any(there.get(name) != value for name, value in said.items()):
            raise CannotDraft(
                f"{paper.number} has this word already: {there.get('by')} on {there.get('on')}. "
                "What was said once is not replaced; correct a slip by hand in the same merge request."
            )
        return place.edit(paper.place.file, document.text)
    return place.edit(paper.place.file, with_value(document, field, said, _order(paper, document, field)))


def _order(paper: Paper, document: Document, field: tuple[str, ...]) -> tuple[str, ...]:
    """The order of fields where the word goes: of its group where that is there, else of the paper."""
    group = part_within(type(paper).model_fields[field[0]].annotation)
    inside = len(field) > 1 and group is not None and document.has(field[:1])
    return group.written_order() if inside and group else type(paper).written_order()
