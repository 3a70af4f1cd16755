"""What is at stake for an engagement between two portfolios: its contract on both sides, and which files differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison, FileState
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.situation import Situation
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.layout import engagement_folder


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file that differs."""

    file: str
    state: FileState
    changes: tuple[Change, ...]
    """Where a record differs; none for a file that is no record, such as evidence."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """One engagement before and after."""

    before: Contract | None
    """None where the engagement is not there, or its contract cannot be told."""
    after: Contract | None
    files: tuple[ChangedFile, ...]


def stakes(comparison: Comparison, as_of: date) -> dict[str, Stakes]:
    """The stakes of every engagement of which a file differs, by its folder."""
    before = {comparison.now(engagement.folder): engagement for engagement in comparison.base.engagements}
    after = {engagement.folder: engagement for engagement in comparison.head.engagements}
    folders = {engagement_folder(file) for file in comparison.files_changed} | (before.keys() ^ after.keys())
    return {
        folder: Stakes(
            _contract(before.get(folder), as_of),
            _contract(after.get(folder), as_of),
            tuple(changed_files(comparison, folder)),
        )
        for folder in sorted(filter(None, folders))
    }


def changed_files(comparison: Comparison, folder: str | None) -> Iterator[ChangedFile]:
    """Each file that differs of the engagement in a folder; for None, of those that belong to no engagement."""
    for file, state in comparison.files_changed.items():
        if engagement_folder(file) == folder:
            yield ChangedFile(file, state, comparison.changes_of(file))


def _contract(engagement: Engagement | None, as_of: date) -> Contract | None:
    if engagement is None:
        return None
    try:
        return Situation(engagement, as_of).contract
    except NotJudged:
        return None
