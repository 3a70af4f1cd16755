"""What is at stake for an engagement between two portfolios: its contract on both sides, and which records differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.in_force import Contract, contract_in_force
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.layout import engagement_folder


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """One record that differs."""

    file: str
    state: Literal["added", "changed", "removed"]
    changes: int
    """In how many places; 1 for a record that came or went."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """One engagement before and after."""

    before: Contract | None
    """None where the engagement is not there, or its contract cannot be told."""
    after: Contract | None
    records: tuple[ChangedRecord, ...]


def stakes(comparison: Comparison, as_of: date) -> dict[str, Stakes]:
    """The stakes of every engagement whose records differ, by its folder."""
    before = {engagement.folder: engagement for engagement in comparison.base.engagements}
    after = {engagement.folder: engagement for engagement in comparison.head.engagements}
    by_folder: dict[str, list[Change]] = {}
    for change in comparison.changes:
        if folder := engagement_folder(change.file):
            by_folder.setdefault(folder, []).append(change)
    return {
        folder: Stakes(
            _contract(before.get(folder), as_of),
            _contract(after.get(folder), as_of),
            tuple(changed_records(by_folder.get(folder, ()))),
        )
        for folder in sorted(by_folder.keys() | (before.keys() ^ after.keys()))
    }


def changed_records(changes: Iterable[Change]) -> Iterator[ChangedRecord]:
    """Each record that the changes are in."""
    changes = tuple(changes)
    counts = Counter(change.file for change in changes)
    for change in {change.file: change for change in changes}.values():
        state: Literal["added", "changed", "removed"] = "changed"
        if not change.field and (change.base is None or change.head is None):
            state = "added" if change.base is None else "removed"
        yield ChangedRecord(change.file, state, counts[change.file])


def _contract(engagement: Engagement | None, as_of: date) -> Contract | None:
    if engagement is None:
        return None
    try:
        return contract_in_force(engagement.sow, engagement.amendments, as_of)
    except NotJudged:
        return None
