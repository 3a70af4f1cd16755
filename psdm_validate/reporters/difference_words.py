"""What changes of an engagement, in words that a stakeholder reads: the same in every form of gate and diff."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.difference import Covered, EngagementDifference, IntentChange
from psdm_validate.contract.in_force import Contract
from psdm_validate.contract.intents import Intent
from psdm_validate.contract.stakes import ChangedFile, Stakes
from psdm_validate.contract.standing import Standing, awaits_words
from psdm_validate.contract.wording import counted, value_words
from psdm_validate.model.layout import TOP
from psdm_validate.reporters.term_words import cover_words, gone_papers, term_words

PLANNED_IN = ("/plan.yaml", "/iteration-schedule.yaml", "/bookings.yaml")
"""Records of what is planned."""
TOLD_IN_PLACE = ("name", "activity", "start", "end", "awaits")
"""Fields of what is planned whose changes are told as those of the plan."""
MOST_CHANGES = 5
"""How many changes of one file a line bears; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under a title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to say of one engagement, most important first."""

    name: str
    title: str | None
    state: str
    sections: tuple[Section, ...]

    @property
    def heading(self) -> str:
        """Its name, what it is about, and whether it is new: "acme/sow-2206: Migration (new)"."""
        title = f"{self.name}: {self.title}" if self.title else self.name
        return title if self.state == "changed" else f"{title} ({'new' if self.state == 'added' else 'taken out'})"


def told(difference: EngagementDifference, stakes: Stakes) -> Told:
    """The differences of one engagement: contract, papers, plan, other records."""
    sections = (
        Section("Contract", tuple(_contract(difference, stakes))),
        Section("Newly executed", tuple(_paper(paper, difference.currency) for paper in difference.executed)),
        Section("Pending", tuple(_paper(paper, difference.currency) for paper in difference.pending)),
        Section("Plan", tuple(_plan(difference, stakes.after))),
        Section("Other changes", tuple(_files(difference, stakes))),
    )
    name = difference.folder.removeprefix(f"{TOP}/")
    return Told(name, difference.title, difference.state, tuple(section for section in sections if section.lines))


def file_words(file: ChangedFile, folder: str = TOP) -> str:
    """A file that differs: "status/2026-11-18.yaml: new", "raid.yaml: risks.R-004.due goes from … to …"."""
    return _file_words(file, file.changes, folder)


def _file_words(file: ChangedFile, changes: Sequence[Change], folder: str) -> str:
    name, more = file.file.removeprefix(f"{folder}/"), len(changes) - MOST_CHANGES
    if file.state != "changed":
        return f"{name}: {'new' if file.state == 'added' else 'gone'}"
    if not all(change.field for change in changes) or not changes:
        return f"{name}: changed"
    words = "; ".join(change_words(change) for change in changes[:MOST_CHANGES])
    return f"{name}: {words}{f'; and {more} more' if more > 0 else ''}"


def _contract(difference: EngagementDifference, stakes: Stakes) -> Iterator[str]:
    before, after, currency = stakes.before, stakes.after, difference.currency
    if difference.unknown:
        yield f"It cannot be told, because {difference.unknown}"
        return
    if difference.state != "changed":
        whole = after or before
        yield from _whole(whole, currency) if whole else ()
        return
    if before and after and before.proposed and not after.proposed:
        yield f"signed by both sides on {after.sow.executed_on}: {after.sow.number} is in force"
    for moved in difference.terms:
        yield f"{term_words(moved, currency)}, {cover_words(moved, difference, stakes)}"
    if not difference.terms:
        yield from (f"{paper} no longer counts" for paper in gone_papers(stakes))


def _whole(contract: Contract, currency: str) -> Iterator[str]:
    terms = contract.terms
    yield f"{'proposed' if contract.proposed else 'in force'}: {contract.lineage}"
    for name in ("start", "end", "amount", "hours"):
        if (value := getattr(terms, name)) is not None:
            yield f"{name}: {value_words(value, (name,), currency)}"


def _paper(paper: Covered, currency: str) -> str:
    moves = "; ".join(term_words(moved, currency) for moved in paper.moved) or "moves nothing"
    if paper.executed_on:
        return f"{paper.paper} “{paper.title}”, executed {paper.executed_on}"
    return f"{paper.paper} “{paper.title}”, once it is executed: {moves}"


def _plan(difference: EngagementDifference, after: Contract | None) -> Iterator[str]:
    """Every change; of an engagement that is new as a whole only what leaves its contract, the rest counted."""
    inside = 0
    for change in difference.intents:
        if difference.state == "added" and change.standing is Standing.INSIDE:
            inside += 1
        elif difference.state != "removed":
            yield _intent(change, after)
    if inside:
        yield f"planned inside the contract: {inside}"


def _intent(change: IntentChange, after: Contract | None) -> str:
    was, is_ = change.before, change.after
    if is_ is None:
        assert was is not None
        return f"{was.label} “{was.name}”, {_days(was)}, is taken out"
    moved = "; ".join(_moves(was, is_)) if was else f"new, {_days(is_)}"
    return f"{is_.label} “{is_.name}”: {moved}; {_standing(is_, change.standing, after)}"


def _moves(was: Intent, is_: Intent) -> Iterator[str]:
    days = {"start": "day"} if was.single_day and is_.single_day else {"start": "start", "end": "end"}
    for name, called in {**days, "activity": "activity", "awaits": "awaits", "name": "name"}.items():
        before, after = getattr(was, name), getattr(is_, name)
        if before != after:
            yield f"{called} {value_words(before)} → {value_words(after)}"


def _days(intent: Intent) -> str:
    return str(intent.start) if intent.single_day else f"{intent.start} to {intent.end}"


def _standing(intent: Intent, standing: Standing | None, after: Contract | None) -> str:
    if standing is Standing.PENDING and after:
        return f"waits for {awaits_words(intent, standing, after)}"
    if standing is Standing.UPSIDE:
        return "beyond the contract, and listed as upside"
    if standing is Standing.BY_LEAVE:
        return "beyond the contract, by leave of work at risk"
    if standing is Standing.OUTSIDE:
        return "outside the contract, and no paper covers it"
    steps = after.steps if after else ()
    paper = next((step.instrument for step in steps if step.instrument.number == intent.awaits), None)
    return f"covered by {paper.number}, executed {paper.executed_on}" if paper else "inside the contract"


def _files(difference: EngagementDifference, stakes: Stakes) -> Iterator[str]:
    if difference.state != "changed":
        yield counted(len(stakes.files), "file")
        return
    papers = {paper.file for paper in (*difference.executed, *difference.pending)}
    intents = (intent for each in difference.intents for intent in (each.before, each.after) if intent)
    planned = {intent.label.split()[-1] for intent in intents}
    for file in stakes.files:
        changes = [change for change in file.changes if not _told_as_planned(change, planned)]
        if file.file not in papers and (changes or not file.changes):
            yield _file_words(file, changes, difference.folder)


def _told_as_planned(change: Change, planned: Container[str]) -> bool:
    """Whether the section about the plan tells it: an entry that came or went, or moved in one of those fields."""
    whole = 2
    inside = change.file.endswith(PLANNED_IN) and len(change.field) >= whole and str(change.field[1]) in planned
    return inside and (len(change.field) == whole or change.field[-1] in TOLD_IN_PLACE)
