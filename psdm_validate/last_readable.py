"""A target that cannot be read, as it was when it last could be: so that a merge which repairs it can be judged.

Only the records that matter to the merge are taken from an older version, each from the newest one that can be read.
What is broken elsewhere stays as it is: it is an old red of the target, and no concern of this merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from psdm_validate.check import read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.layout import (
    ORGANIZATION_FILE,
    SETTINGS_FILE,
    customer_file,
    engagement_folder,
    model_of,
)
from psdm_validate.model.portfolio import Portfolio, with_documents
from psdm_validate.model.reading import read_record
from psdm_validate.model.record import Record
from psdm_validate.source import Document, read_document
from psdm_validate.tree import FOLDER, CannotRead, Tree

MOST_VERSIONS = 200
"""How many older versions are looked through."""


@dataclass(frozen=True, slots=True)
class OlderRecord:
    """A record of the target that was taken from an older version, or all of them."""

    file: str
    """The record; the folder engagements/ where nothing at all was there."""
    version: str
    """Which version, in words."""
    because: str
    """Why the newest one would not do."""


@dataclass(frozen=True)
class ReadableBase:
    """The target as a merge can be judged against it."""

    portfolio: Portfolio
    older: tuple[OlderRecord, ...]


def readable_base(base: Portfolio, head: Portfolio, earlier: Iterable[Tree]) -> ReadableBase:
    """Base with what the merge depends on in its last readable version; `earlier` are older bases, newest first.

    A record that never could be read stays broken: there is nothing it could be held against.
    Raises CannotRead where the history cannot be walked, or nothing readable is among its newest versions.
    """
    versions = _newest(iter(earlier))
    whole: tuple[OlderRecord, ...] = ()
    if not base.documents:
        found = _last_portfolio(versions)
        if found is None:
            return ReadableBase(base, ())
        base, label = found
        whole = (OlderRecord(FOLDER, label, "it holds no record there now"),)
    wanted = set(_wanted(base, head))
    taken: dict[str, tuple[Document, str]] = {}
    while wanted and (version := next(versions, None)):
        for document in _readable(version, wanted):
            taken[document.path] = document, version.label
        wanted -= taken.keys()
    because = dict(_reasons(base))
    older = (OlderRecord(file, label, because[file]) for file, (_, label) in sorted(taken.items()))
    portfolio = with_documents(base, {file: document for file, (document, _) in taken.items()}) if taken else base
    return ReadableBase(portfolio, (*whole, *older))


def _newest(versions: Iterator[Tree]) -> Iterator[Tree]:
    for count, version in enumerate(versions):
        if count == MOST_VERSIONS:
            raise CannotRead(
                f"The target cannot be read, and neither can its last {MOST_VERSIONS} versions. Repair it on a branch "
                "of its own, have the owners of the portfolio merge that by hand, and try again."
            )
        yield version


def _last_portfolio(versions: Iterator[Tree]) -> tuple[Portfolio, str] | None:
    for version in versions:
        portfolio = read_portfolio(version)
        if portfolio.documents:
            return portfolio, version.label
    return None


def _wanted(base: Portfolio, head: Portfolio) -> Iterator[str]:
    """Broken records of the target that the merge edits, or by which what it edits is judged."""
    touched = _touched(base, head)
    customers = {customer_file(folder) for folder in touched}
    for path in base.broken:
        shared = path in (ORGANIZATION_FILE, SETTINGS_FILE) or path in customers
        if shared or engagement_folder(path) in touched or _text(base, path) != _text(head, path):
            yield path


def _touched(base: Portfolio, head: Portfolio) -> set[str]:
    """Folders of engagements of which anything differs."""
    proofs = [{engagement.folder: engagement.evidence for engagement in side.engagements} for side in (base, head)]
    edited = {engagement_folder(change.file) for change in Comparison(base, head).changes}
    proved = {
        folder for folder in proofs[0].keys() | proofs[1].keys() if proofs[0].get(folder) != proofs[1].get(folder)
    }
    return {folder for folder in edited if folder} | proved


def _text(portfolio: Portfolio, path: str) -> str | None:
    document = portfolio.documents.get(path)
    return document.text if document else None


def _readable(version: Tree, wanted: Iterable[str]) -> Iterator[Document]:
    listed = {file.path for file in version.files() if file.kind == "file"}
    for path, data in version.read(sorted(listed.intersection(wanted))):
        document, model = read_document(path, data), model_of(path)
        if model and isinstance(document, Document) and isinstance(read_record(document, model), Record):
            yield document


def _reasons(base: Portfolio) -> Iterator[tuple[str, str]]:
    for refused in base.refused:
        yield refused.path, refused.problems[0].message
    for invalid in base.invalid:
        yield invalid.path, invalid.problems[0].message
