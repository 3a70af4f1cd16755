"""Approvals that a merge brings, and who wrote them and what they approve, as far as the commits say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from psdm_validate.contract.comparison import Comparison
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
    """An approval, signature or ruling of ours whose line the merge brings."""

    by: str
    address: str
    """E-mail address that the target knows of whoever approves."""
    place: Place
    written_by: str
    """Address of whoever committed the line."""
    subject: Place
    """What is approved."""
    subject_by: frozenset[str]
    """Addresses of all who committed lines of what is approved; of lines that the target had, nobody's."""

    @property
    def claimed(self) -> bool:
        """Whether somebody else than the approver wrote it down."""
        return self.written_by.casefold() != self.address.casefold()

    @property
    def of_own_words(self) -> bool:
        """Whether the approver wrote some of what is approved."""
        return self.address.casefold() in {address.casefold() for address in self.subject_by}


def approvals_given(comparison: Comparison) -> Iterator[ApprovalGiven]:
    """Every approval of the merge of which a commit says who wrote it and the target who the approver is."""
    addresses = _addresses(comparison)
    for file in comparison.files_changed if addresses else ():
        record, document = comparison.head.shelf.get(file), comparison.head.documents.get(file)
        if not isinstance(record, Record) or not isinstance(document, Document):
            continue
        given = [(by, part, subject) for by, part, subject in _approvals(record) if by in addresses]
        authors = comparison.authors(file) if given else {}
        for by, place, subject in given:
            line = document.locate(place.path).line
            if line in authors:
                written = frozenset(_authors(subject, document, authors))
                yield ApprovalGiven(by, addresses[by], place, authors[line], subject, written)


def _addresses(comparison: Comparison) -> Mapping[str, str]:
    organization = comparison.base.shelf.get(ORGANIZATION_FILE)
    return {person.id: person.email for person in organization.people} if isinstance(organization, Organization) else {}


def _authors(subject: Place, document: Document, authors: Mapping[int, str]) -> Iterator[str]:
    return (authors[line] for line in document.lines(subject.path) if line in authors)


def _approvals(record: Record) -> Iterator[tuple[str, Place, Place]]:
    """Who approves, where that stands, and what is approved."""
    if isinstance(record, Waivers):
        yield from _permissions(record)
    elif isinstance(record, Sow | Amendment | Leave):
        block = "terms" if isinstance(record, Sow) else "allows" if isinstance(record, Leave) else "changes"
        for part in record.parts():
            if isinstance(part, Approval | OurSignature | Ruling):
                yield part.by, part.at("by"), record.at(block)


def _permissions(record: Waivers) -> Iterator[tuple[str, Place, Place]]:
    for waiver in record.waivers:
        if waiver.approved:
            yield waiver.approved.by, waiver.approved.at("by"), waiver.at("why")
    for late in record.late:
        yield late.accepted_by, late.at("accepted_by"), late.at("why")
