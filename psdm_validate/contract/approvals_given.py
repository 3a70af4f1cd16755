"""Approvals that a merge brings, and who wrote them and what they approve, as far as the commits say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.engagement import Broken
from psdm_validate.model.instrument import Amendment, Leave
from psdm_validate.model.layout import ORGANIZATION_FILE
from psdm_validate.model.organization import Organization
from psdm_validate.model.part import Place
from psdm_validate.model.people import Approval, OurSignature
from psdm_validate.model.record import Record
from psdm_validate.model.sow import Sow
from psdm_validate.model.traces import Ruling
from psdm_validate.model.waivers import Waivers
from psdm_validate.source import Document


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """An approval, signature or ruling of ours that the merge brings, or brings anew."""

    by: str
    address: str
    """E-mail address that the target knows of whoever approves."""
    place: Place
    """Where the name stands."""
    written_by: frozenset[str]
    """Addresses of all who committed lines of it; of lines that the target had, nobody's."""
    subject_by: frozenset[str]
    """Addresses of all who committed lines of what is approved."""

    @property
    def others(self) -> tuple[str, ...]:
        """Who wrote it down beside, or instead of, the approver."""
        return tuple(sorted(each for each in self.written_by if each.casefold() != self.address.casefold()))

    @property
    def of_own_words(self) -> bool:
        """Whether the approver wrote some of what is approved."""
        return self.address.casefold() in {address.casefold() for address in self.subject_by}


@dataclass(frozen=True, slots=True)
class _Word:
    """Somebody's word in a record."""

    by: str
    name: Place
    entry: Place
    """All that was said with it."""
    subject: Place
    said: object
    """What makes it another word than one that the target has."""


def approvals_given(comparison: Comparison) -> Iterator[ApprovalGiven]:
    """Every approval of the merge of which a commit says who wrote it and the target who the approver is."""
    addresses = _addresses(comparison)
    for file in comparison.files_changed if addresses else ():
        document, known = comparison.head.documents.get(file), [word.said for word in _words(comparison.was(file))]
        given = [word for word in _words(comparison.head.shelf.get(file)) if word.said not in known]
        authors = comparison.authors(file) if given else {}
        for word in given:
            if word.by not in addresses or not isinstance(document, Document):
                continue
            written = _authors(word.entry, document, authors)
            if written:
                subject = _authors(word.subject, document, authors)
                yield ApprovalGiven(word.by, addresses[word.by], word.name, written, subject)


def _addresses(comparison: Comparison) -> Mapping[str, str]:
    organization = comparison.base.shelf.get(ORGANIZATION_FILE)
    return {person.id: person.email for person in organization.people} if isinstance(organization, Organization) else {}


def _authors(place: Place, document: Document, authors: Mapping[int, str]) -> frozenset[str]:
    return frozenset(authors[line] for line in document.lines(place.path) if line in authors)


def _words(record: Record | Broken | None) -> list[_Word]:
    if isinstance(record, Waivers):
        return [*_permissions(record)]
    if not isinstance(record, Sow | Amendment | Leave):
        return []
    block = "terms" if isinstance(record, Sow) else "allows" if isinstance(record, Leave) else "changes"
    return [
        _Word(part.by, part.at("by"), part.place, record.at(block), part.model_dump())
        for part in record.parts()
        if isinstance(part, Approval | OurSignature | Ruling)
    ]


def _permissions(record: Waivers) -> Iterator[_Word]:
    for waiver in record.waivers:
        if waiver.approved:
            word = waiver.approved
            yield _Word(word.by, word.at("by"), word.place, waiver.at("why"), waiver.model_dump())
    for late in record.late:
        name = late.at("accepted_by")
        yield _Word(late.accepted_by, name, name, late.at("why"), late.model_dump())
