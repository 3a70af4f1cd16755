"""Base against head: what rules about changes are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from psdm_validate.contract.changes import Change, changes
from psdm_validate.model.customer import Customer
from psdm_validate.model.engagement import Broken, Engagement, NotJudged
from psdm_validate.model.layout import TOP, engagement_folder
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.record import Record
from psdm_validate.source import Document, Refused

FileState = Literal["added", "changed", "removed"]
SomeRecord = TypeVar("SomeRecord", bound=Record)


Authors = Callable[[str], Mapping[int, str]]
"""Gives the author's e-mail address of each line, from 1 on, that the merge brings into the file at a path."""


def authors_unknown(path: str) -> Mapping[int, str]:
    """No author of any line, where no commits are looked at."""
    return {}


@dataclass(frozen=True)
class Comparison:
    """The portfolio as the target branch has it, and as it would be after the merge."""

    base: Portfolio
    head: Portfolio
    authors: Authors = authors_unknown

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every difference, by file."""
        return tuple(changes(self.base, self.head, self.now))

    @cached_property
    def files_changed(self) -> Mapping[str, FileState]:
        """What became of every path that differs, by name: records, evidence, schemas, and files of no record."""
        base = {self.now(path): state for path, state in _files(self.base)}
        head = dict(_files(self.head))
        differ = {path for path in base.keys() | head.keys() if base.get(path) != head.get(path)}
        return {
            path: "added" if path not in base else "removed" if path not in head else "changed"
            for path in sorted({*differ, *self._by_file})
        }

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """New folder of each customer whose folder the target has under a name that customer.yaml calls former."""
        taken = {_customer_folder(path) for path in self.head.documents}
        return {
            f"{TOP}/{name}": _customer_folder(record.place.file)
            for record in self.head.records()
            if isinstance(record, Customer)
            for name in record.formerly
            if f"{TOP}/{name}" not in taken
        }

    def now(self, path: str) -> str:
        """Where the merge has what the target has at this path: elsewhere only for a renamed customer."""
        folder = _customer_folder(path)
        return f"{self.renamed[folder]}{path.removeprefix(folder)}" if folder in self.renamed else path

    @cached_property
    def on_target(self) -> Mapping[str, Document | Refused]:
        """Every file as the target has it, by the path that the merge has."""
        return {self.now(path): replace(file, path=self.now(path)) for path, file in self.base.documents.items()}

    def was(self, file: str) -> Record | Broken | None:
        """The record that the target has where the merge has this path; None where it is new."""
        return self._records_on_target.get(file)

    def moved(self, *kinds: type[SomeRecord]) -> Iterator[tuple[SomeRecord, tuple[Change, ...]]]:
        """Each record of those kinds that the target has and the merge moves, with what differs.

        A record that the merge leaves unreadable raises NotJudged, after all others were told.
        """
        unreadable = []
        for record in self.base.records():
            if isinstance(record, kinds):
                file = self.now(record.place.file)
                if isinstance(self.head.documents.get(file), Refused):
                    unreadable.append(file)
                elif file in self._by_file:
                    yield record, self._by_file[file]
        for file in unreadable:
            raise NotJudged(file, "cannot be read")

    def changes_of(self, file: str) -> tuple[Change, ...]:
        """Every difference of one file, by the path that the merge has."""
        return self._by_file.get(file, ())

    def after(self, record: SomeRecord) -> SomeRecord | None:
        """The record as the merge has it; None where it is gone, or does not hold the fields of its kind."""
        found = self.head.shelf.get(self.now(record.place.file))
        return found if isinstance(found, type(record)) else None

    def engagements(self) -> Iterator[tuple[Engagement, Engagement]]:
        """Each engagement that both sides have, as it was and as it would be."""
        after = {engagement.folder: engagement for engagement in self.head.engagements}
        for engagement in self.base.engagements:
            if self.now(engagement.folder) in after:
                yield engagement, after[self.now(engagement.folder)]

    def lasts(self, path: str) -> bool:
        """Whether the merge has the engagement that a path of the target lies in; true for what lies in none."""
        folder = engagement_folder(path)
        return folder is None or self.now(folder) in self._folders

    def touches(self, folder: str) -> bool:
        """Whether anything of the engagement of that folder differs."""
        return any(engagement_folder(file) == folder for file in self.files_changed)

    @cached_property
    def _records_on_target(self) -> Mapping[str, Record | Broken]:
        return {self.now(path): record for path, record in self.base.shelf.items()}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(engagement.folder for engagement in self.head.engagements)

    @cached_property
    def _by_file(self) -> Mapping[str, tuple[Change, ...]]:
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.file, []).append(change)
        return {file: tuple(members) for file, members in found.items()}


def _files(portfolio: Portfolio) -> Iterator[tuple[str, object]]:
    """Every file, with what tells one state of it from another; records differ by what they say (`changes`)."""
    yield from ((path, None) for path in portfolio.documents)
    for engagement in portfolio.engagements:
        yield from ((f"{engagement.folder}/{name}", hashed) for name, hashed in engagement.evidence.items())
    yield from ((schema.path, schema) for schema in portfolio.extra_schemas.by_kind.values())
    yield from ((stray.path, stray) for stray in portfolio.strays)


def _customer_folder(path: str) -> str:
    """The customer's folder of a path below engagements/, or the file itself where it lies in none."""
    return "/".join(path.split("/")[:2])
