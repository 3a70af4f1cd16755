"""Evidence: a file laid into the engagement's folder, and named with its hash in the record that it proves."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from psdm_validate.contract.missing_words import Paper
from psdm_validate.drafts.answers import NotUnderstood, evidence_path
from psdm_validate.drafts.place import CannotDraft, NotKnown, Place
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.edit.splices import with_value
from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.change_order import ChangeOrder
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.confirmation import Confirmation
from psdm_validate.model.description_of_work import DescriptionOfWork
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.source import FieldPath

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that git still keeps without harm; larger ones belong into a file store and a link."""


def evidence_name(proves: str, file_name: str, name: str | None = None) -> str:
    """The path of the copy: the name given, else what it proves with the file's own ending.

    CO-001 and Signed.PDF make evidence/co-001.pdf. Raises NotKnown for a name that records cannot hold.
    """
    ending = PurePosixPath(file_name).suffix.lower()
    plain = re.sub(r"[^a-z0-9]+", "-", proves.lower()).strip("-")
    usual = f"{plain}{ending if re.fullmatch(r'[.][a-z0-9]+', ending) else ''}"
    try:
        return evidence_path(f"evidence/{usual if name is None else name}")
    except NotUnderstood:
        raise NotKnown(
            f'"{usual if name is None else name}" can be no file in evidence/. Name the copy with --name: plain '
            "letters, digits, dots, hyphens and underscores, beginning with a letter or digit, such as co-001.pdf."
        ) from None


def added_evidence(place: Place, proves: str, name: str, data: bytes) -> tuple[FileEdit, ...]:
    """The edits that lay the file into the folder and name it in the record that it proves.

    `proves` is a paper (CO-001, SOW), `sign-off`, or an accepted `deliverable NAME`, `milestone NAME`, `activity NAME`.
    Raises NotKnown where it is none of them, CannotDraft where the record is not there yet, names another
    file already, or the name is taken.
    """
    if not data:
        raise CannotDraft("the file is empty, so it proves nothing.")
    if len(data) > LARGEST:
        raise CannotDraft(f"the file has more than {LARGEST >> 20} MB, which do not belong into the repository.")
    record, field = _proven(place, proves)
    hashed = hashlib.sha256(data).hexdigest()
    document = place.document(record.place.file)
    value: dict[str, Writable] = {"file": name, "sha256": hashed}
    if document.has(field):
        raise CannotDraft(f"{proves} names its evidence already; look at {record.place.file}.")
    if place.engagement.evidence.get(name, hashed) != hashed:
        raise CannotDraft(f"{name} is there already and holds something else. Give the copy another name with --name.")
    path = f"{place.engagement.folder}/{name}"
    copy = FileEdit(path, data if name in place.engagement.evidence else None, data)
    return copy, place.edit(record.place.file, with_value(document, field, value))


def _proven(place: Place, proves: str) -> tuple[Record, FieldPath]:
    """The record and field that name the evidence. Raises CannotDraft where the fact is not recorded yet."""
    if proves.lower() == "sign-off":
        return _sign_off(place)
    kind, _, name = proves.partition(" ")
    if kind.lower() in ("deliverable", "milestone", "activity"):
        return _accepted(place, f"{kind.lower()} {name}")
    return _paper(place, place.paper(proves))


def _paper(place: Place, paper: Paper) -> tuple[Record, FieldPath]:
    number = paper.number
    word = f"Record the word first: psdm-validate approve {place.name} {number} --by PERSON"
    match paper:
        case Sow() | ChangeOrder():
            if paper.signed.customer is None and paper.signed.us is None:
                raise CannotDraft(f"nobody has signed {number} yet. {word}")
            return paper, ("signed", "evidence")
        case Confirmation():
            if paper.confirmed is None:
                raise CannotDraft(f"{number} is not confirmed yet. {word}")
            return paper, ("confirmed", "evidence")
        case DescriptionOfWork():
            if paper.approved.customer is None:
                raise CannotDraft(f"the customer has not approved {number} yet. {word}")
            return paper, ("approved", "evidence")
    raise CannotDraft(f"{number} is our own leave and names no evidence; its approval is enough.")


def _sign_off(place: Place) -> tuple[Closeout, FieldPath]:
    closeout = place.engagement.closeout
    if closeout is None or closeout.sign_off is None:
        raise CannotDraft("closeout.yaml names no sign_off yet; add who signed it off, and when.")
    return closeout, ("sign_off", "evidence")


def _accepted(place: Place, of: str) -> tuple[Acceptance, FieldPath]:
    acceptance = place.engagement.acceptance
    for index, item in enumerate(acceptance.items if acceptance else ()):
        if item.of == of and acceptance is not None:
            if item.accepted is None:
                raise CannotDraft(f"{of} is not accepted yet; add `accepted` to it in acceptance.yaml first.")
            return acceptance, ("items", index, "accepted", "evidence")
    raise NotKnown(f"acceptance.yaml has no item for {of}.")
