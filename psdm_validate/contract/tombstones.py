"""Tombstones: what stands in for something that had to be erased."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.evidence import evidence_of, proofs
from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.contract.rights import KEEPERS, KEEPERS_OF_PROOF, objection, rights_words
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.layout import TOP, engagement_folder
from psdm_validate.model.people import OurRole
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
    rights: frozenset[OurRole] = KEEPERS
    """Roles that may decide it."""

    def erased(self, comparison: Comparison) -> bool:
        """Whether the merge brings a tombstone for exactly this, on the word of somebody who may decide it."""
        return any(
            (stone.of, stone.sha256) == (self.of, self.sha256)
            and objection(comparison, self.file, stone.approved, self.rights) is None
            for stone in new_tombstones(comparison, engagement_folder(self.file) or self.file)
        )

    @property
    def unless(self) -> str:
        """The way out in words."""
        return f"Where it had to be erased, {self.decided}"

    @property
    def decided(self) -> str:
        """Who decides it, and how the record says so."""
        return (
            f"somebody of {rights_words(self.rights)} who does not manage the project decides that, and a tombstone in "
            f"engagement.yaml says so in the same merge, with of: {self.of} and sha256: {self.sha256}"
        )


def erasable_record(portfolio: Portfolio, file: str) -> Erasable:
    """A whole record, by the SHA-256 of its text."""
    return Erasable(file, _below(file), _digest(portfolio.documents[file].text))


def erasable_entry(file: str, name: str, entry: Value) -> Erasable:
    """An entry of a list or a field, by SHA-256 over its canonical JSON, as a fingerprint is."""
    return Erasable(file, name, fingerprint(entry).removeprefix("sha256:"))


def erasable_evidence(engagement: Engagement, name: str) -> Erasable:
    """A file of evidence, by the SHA-256 of its bytes."""
    rights = KEEPERS_OF_PROOF if name in proofs(engagement) else KEEPERS
    return Erasable(f"{engagement.folder}/{name}", name, engagement.evidence[name], rights)


def tombstones(portfolio: Portfolio, folder: str) -> Iterator[Tombstone]:
    """Those of the engagement in that folder; none where its record cannot be read."""
    record = portfolio.shelf.get(f"{folder}/engagement.yaml")
    if isinstance(record, EngagementRecord):
        yield from record.tombstones


def new_tombstones(comparison: Comparison, folder: str) -> Iterator[Tombstone]:
    """Those that the merge brings to the engagement of that folder of the target: permission is not kept in store."""
    known = tuple(tombstones(comparison.base, folder))
    yield from (stone for stone in tombstones(comparison.head, comparison.now(folder)) if stone not in known)


def stands(stone: Tombstone, portfolio: Portfolio, folder: str) -> bool:
    """Whether the file that the tombstone of that folder calls erased is there, unchanged."""
    path = f"{folder}/{stone.of}"
    record = portfolio.documents.get(path)
    filed = _digest(record.text) if record else evidence_of(portfolio, path).get(stone.of)
    return filed == stone.sha256


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _below(file: str) -> str:
    return file.removeprefix(f"{engagement_folder(file) or TOP}/")
