"""All engagements of one repository at one commit, as read from their documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from psdm_validate.model.engagement import Broken, Engagement, NotJudged, Shelf
from psdm_validate.model.extra import ExtraSchema, ExtraSchemas
from psdm_validate.model.layout import (
    ORGANIZATION_FILE,
    SETTINGS_FILE,
    customer_file,
    engagement_folder,
    model_of,
)
from psdm_validate.model.organization import Organization
from psdm_validate.model.reading import InvalidRecord, read_record
from psdm_validate.model.record import Record
from psdm_validate.model.settings import Settings
from psdm_validate.model.strays import Stray
from psdm_validate.source import Document, Refused


@dataclass(frozen=True)
class Portfolio:
    """What was read: sound records on the shelf, and everything that could not become one."""

    documents: Mapping[str, Document | Refused]
    shelf: Shelf
    invalid: tuple[InvalidRecord, ...]
    strays: tuple[Stray, ...]
    engagements: tuple[Engagement, ...]
    extra_schemas: ExtraSchemas

    @property
    def refused(self) -> tuple[Refused, ...]:
        """Files that are not the plain YAML that records are written in."""
        return tuple(document for document in self.documents.values() if isinstance(document, Refused))

    @property
    def broken(self) -> tuple[str, ...]:
        """Paths of every file that should hold a record and does not."""
        return tuple(sorted(path for path, record in self.shelf.items() if isinstance(record, Broken)))

    @property
    def settings(self) -> Settings | Broken | None:
        """The settings; broken or missing ones leave nothing to judge by."""
        settings = self.shelf.get(SETTINGS_FILE)
        return settings if isinstance(settings, Settings | Broken) else None

    @property
    def organization(self) -> Organization:
        """The people who deliver. Raises NotJudged where organization.yaml is missing or cannot be read."""
        record = self.shelf.get(ORGANIZATION_FILE)
        if not isinstance(record, Organization):
            raise NotJudged(ORGANIZATION_FILE, "is missing" if record is None else "cannot be read")
        return record

    def records(self) -> tuple[Record, ...]:
        """Every record that could be read, by path."""
        return tuple(record for _, record in sorted(self.shelf.items()) if isinstance(record, Record))

    def demand_whole(self) -> None:
        """Raise NotJudged if a record is broken; what looks at all of them cannot be judged without it."""
        for path in self.broken:
            raise NotJudged(path, "cannot be read")


def portfolio_of(
    documents: Iterable[Document | Refused],
    strays: Iterable[Stray],
    evidence: Mapping[str, str],
    extra_schemas: Iterable[ExtraSchema] = (),
) -> Portfolio:
    """The portfolio of the documents given; `evidence` holds the SHA-256 of each evidence file by path."""
    by_path = {document.path: document for document in documents}
    read = {path: _record(document) for path, document in by_path.items()}
    shelf: Shelf = {path: record if isinstance(record, Record) else Broken(path) for path, record in read.items()}
    return Portfolio(
        documents=by_path,
        shelf=shelf,
        invalid=tuple(record for record in read.values() if isinstance(record, InvalidRecord)),
        strays=tuple(strays),
        engagements=tuple(_engagements(shelf, evidence)),
        extra_schemas=ExtraSchemas({schema.kind: schema for schema in extra_schemas}),
    )


def with_documents(portfolio: Portfolio, documents: Mapping[str, Document | Refused | None]) -> Portfolio:
    """The portfolio with these documents in the place of its own of the same path; None takes one out."""
    evidence = {
        f"{engagement.folder}/{name}": hashed
        for engagement in portfolio.engagements
        for name, hashed in engagement.evidence.items()
    }
    schemas = portfolio.extra_schemas.by_kind.values()
    together = {**portfolio.documents, **documents}.values()
    return portfolio_of(filter(None, together), portfolio.strays, evidence, schemas)


def _record(document: Document | Refused) -> Record | InvalidRecord | Broken:
    model = model_of(document.path)
    if model is None or isinstance(document, Refused):
        return Broken(document.path)
    return read_record(document, model)


def _engagements(shelf: Shelf, evidence: Mapping[str, str]) -> Iterator[Engagement]:
    records: dict[str, dict[str, Record | Broken]] = {}
    hashes: dict[str, dict[str, str]] = {}
    for path, record in shelf.items():
        if folder := engagement_folder(path):
            records.setdefault(folder, {})[path] = record
    for path, hashed in evidence.items():
        if folder := engagement_folder(path):
            hashes.setdefault(folder, {})[path.removeprefix(f"{folder}/")] = hashed
    for folder in sorted(records.keys() | hashes.keys()):
        shared = {path: shelf[path] for path in (ORGANIZATION_FILE, customer_file(folder)) if path in shelf}
        yield Engagement(folder, {**records.get(folder, {}), **shared}, hashes.get(folder, {}))
