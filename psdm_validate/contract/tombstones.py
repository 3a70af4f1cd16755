"""Tombstones: what stands in for something that had to be erased."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.contract.frozen import manages
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.layout import TOP, engagement_folder
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.model.traces import Tombstone
from psdm_validate.source import Value


@dataclass(frozen=True, slots=True)
class Erasable:
    """Something of the target that may go only if a tombstone names it."""

    file: str
    """The file on the target in which it stood."""
    of: str
    """What the tombstone calls it: the file below the engagement's folder, or the entry's id."""
    sha256: str

    def erased(self, comparison: Comparison) -> bool:
        """Whether the merge has a tombstone for exactly this, on another word than the project manager's own."""
        folder = comparison.now(engagement_folder(self.file) or self.file)
        return any(
            (stone.of, stone.sha256) == (self.of, self.sha256)
            and not manages(comparison, self.file, stone.approved.by, stone.approved.on)
            for stone in tombstones(comparison.head, folder)
        )

    @property
    def unless(self) -> str:
        """The way out in words."""
        return (
            "Where it had to be erased, somebody other than the project manager decides that, and a tombstone in "
            f"engagement.yaml says so, with of: {self.of} and sha256: {self.sha256}"
        )


def erasable_record(portfolio: Portfolio, file: str) -> Erasable:
    """A whole record, by the SHA-256 of its text."""
    text = portfolio.documents[file].text
    return Erasable(file, _below(file), hashlib.sha256(text.encode()).hexdigest())


def erasable_entry(file: str, name: str, entry: Value) -> Erasable:
    """An entry of a list, by SHA-256 over its canonical JSON, as a fingerprint is."""
    return Erasable(file, name, fingerprint(entry).removeprefix("sha256:"))


def tombstones(portfolio: Portfolio, folder: str) -> Iterator[Tombstone]:
    """Those of the engagement in that folder; none where its record cannot be read."""
    record = portfolio.shelf.get(f"{folder}/engagement.yaml")
    if isinstance(record, EngagementRecord):
        yield from record.tombstones


def _below(file: str) -> str:
    return file.removeprefix(f"{engagement_folder(file) or TOP}/")
