"""Corrections: slips of a record mended by what the signed paper says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.evidence import evidence_of
from psdm_validate.contract.frozen import bound_on
from psdm_validate.contract.rights import KEEPERS, objection, rights_words
from psdm_validate.model.instrument import Amendment, Instrument
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.part import Place
from psdm_validate.model.sow import Sow
from psdm_validate.model.traces import Correction
from psdm_validate.source import FieldPath


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a correction does not count."""

    place: Place
    wrong: str
    step: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A term whose record was mended, by the correction that accounts for it."""

    field: FieldPath
    """Entries of lists are named by their id, as in what moves: ("roles", "engineer", "hours")."""
    number: str
    """The paper that was signed."""
    correction: Correction


def correction(change: Change, before: Sow | Instrument, after: Sow | Instrument | None) -> Correction | None:
    """The correction, new with this merge, that accounts for exactly this change; None where there is none.

    Values are corrected one by one: an entry of a list, or a block, that comes or goes as a whole is none.
    """
    if isinstance(change.before, dict | list) or isinstance(change.after, dict | list):
        return None
    new = [entry for entry in after.corrections if entry not in before.corrections] if after else []
    return next((entry for entry in new if entry.field == change.name and entry.was == change.before), None)


def doubts(mended: Correction, paper: Sow | Instrument, comparison: Comparison) -> Iterator[Doubt]:
    """Why the correction of a paper of the target does not count; nothing where it does."""
    ruled, slip = mended.approved, f"that {mended.field} was a slip of the record"
    if wrong := objection(comparison, paper.place.file, ruled, KEEPERS):
        yield Doubt(
            ruled.at("by"),
            f"{wrong}, and cannot be the one who confirms {slip}",
            f"Ask somebody of {rights_words(KEEPERS)} to compare the record with the signed paper.",
        )
    signed = bound_on(paper)
    if signed is not None and ruled.on < signed:
        yield Doubt(
            ruled.at("on"),
            f"it was confirmed on {ruled.on} {slip}, before the paper was signed on {signed}",
            "Have the record compared with the paper as it was signed, and write that day.",
        )
    filed = evidence_of(comparison.head, comparison.now(paper.place.file))
    if filed.get(mended.evidence.file) != mended.evidence.sha256:
        yield Doubt(
            mended.evidence.at("file"),
            f"{mended.evidence.file} does not prove {slip}: there is no such file with that SHA-256",
            "Name the signed paper as it lies in evidence/, with its SHA-256.",
        )


def corrected(comparison: Comparison, folder: str) -> Iterator[Corrected]:
    """The terms of the contract in that folder of the merge that a correction, new with it, accounts for."""
    records = comparison.base.records()
    papers = {comparison.now(each.place.file): each for each in records if isinstance(each, Sow | Amendment)}
    for change in comparison.changes:
        paper = papers.get(change.file) if engagement_folder(change.file) == folder else None
        mended = correction(change, paper, comparison.after(paper)) if paper else None
        if paper and mended and not any(doubts(mended, paper, comparison)):
            yield Corrected(_term(change.field), paper.number, mended)


def _term(field: FieldPath) -> FieldPath:
    """The term that a field of a SOW or of a paper speaks of: changes.roles.change.engineer.hours.to is hours."""
    block, *inner = field
    if block == "changes":
        inner = [step for step in inner if step not in ("add", "change", "remove", "from", "to")]
    return tuple(inner)
