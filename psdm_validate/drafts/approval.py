"""Somebody's word on a paper: an approval, a signature, the customer's confirmation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.contract.missing_words import Paper
from psdm_validate.drafts.place import CannotDraft, Place, ended, number_of
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.edit.splices import with_entry, with_value
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.instrument import Instrument, Leave
from psdm_validate.model.people import lasts
from psdm_validate.model.sow import Sow


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


def approved(place: Place, paper: Paper, word: Word) -> FileEdit:
    """The edit that records the word. Raises CannotDraft where the paper cannot take it, and NotJudged as models do."""
    if ended(paper, word.on):
        raise CannotDraft(
            f"{number_of(paper)} has ended: it was rejected, withdrawn or retired, and takes no word more."
        )
    if place.engagement.customer.contact(word.by):
        return _theirs(place, paper, word)
    return _signature(place, paper, word) if word.sign else _ours(place, paper, word)


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
            moves_time = paper.changes.start or paper.changes.end
            attached = "scoping-issue" if moves_time else "project-epic"
            return _put(place, paper, ("confirmed",), {**said, "by_way_of": word.by_way_of, "attached_to": attached})
    raise CannotDraft(f"{number_of(paper)} is our own leave: PS leadership approves it, not the customer.")


def _signature(place: Place, paper: Paper, word: Word) -> FileEdit:
    if not isinstance(paper, Sow | ChangeOrder):
        raise CannotDraft(f"{number_of(paper)} is not signed by us. Leave out --sign to approve it.")
    _demand_role(place, word)
    return _put(place, paper, ("signed", "us"), {"by": word.by, "on": word.on.isoformat()})


def _ours(place: Place, paper: Paper, word: Word) -> FileEdit:
    if isinstance(paper, Instrument) and paper.requested.by == word.by:
        raise CannotDraft(f"{word.by} requested {number_of(paper)}, and nobody approves their own request.")
    role = _demand_role(place, word)
    if isinstance(paper, DescriptionOfWork):
        return _put(place, paper, ("approved", "us"), {"by": word.by, "on": word.on.isoformat()})
    if not isinstance(paper, Sow | ChangeOrder | Leave):
        raise CannotDraft(f"{number_of(paper)} needs the customer's word alone; name a contact of customer.yaml.")
    document = place.document(paper.place.file)
    block = "terms" if isinstance(paper, Sow) else "allows" if isinstance(paper, Leave) else "changes"
    entry: dict[str, Writable] = {
        "role": role,
        "by": word.by,
        "on": word.on.isoformat(),
        "fingerprint": fingerprint(document.value[block]),
    }
    if any(approval.model_dump(mode="json") == entry for approval in paper.approvals):
        return place.edit(paper.place.file, document.text)
    return place.edit(paper.place.file, with_entry(document, ("approvals",), entry, type(paper).written_order()))


def _demand_role(place: Place, word: Word) -> str:
    """The role in which the colleague speaks. Raises CannotDraft for one that was not held on the day."""
    person = place.engagement.organization.person(word.by)
    held = [role.role for role in person.roles if lasts(role.since, role.until, word.on)] if person else []
    if word.role is None and held:
        return "ps-leadership" if "ps-leadership" in held else held[0]
    if word.role in held and word.role:
        return word.role
    roles = ", ".join(held) or "no role"
    raise CannotDraft(f"{word.by} held {roles} on {word.on}, not {word.role or 'any'}; see organization.yaml.")


def _put(place: Place, paper: Paper, field: tuple[str, ...], said: dict[str, Writable]) -> FileEdit:
    """The edit that sets a word where there is none yet: facts accrue, they are not rewritten."""
    document = place.document(paper.place.file)
    if document.has(field):
        there = document.value
        for step in field:
            there = there[step]  # type: ignore[assignment]
        if any(there.get(name) != value for name, value in said.items()):
            raise CannotDraft(
                f"{number_of(paper)} has this word already: {there.get('by')} on {there.get('on')}. "
                "What was said once is not replaced; correct a slip by hand in the same merge request."
            )
        return place.edit(paper.place.file, document.text)
    return place.edit(paper.place.file, with_value(document, field, said, type(paper).written_order()))
