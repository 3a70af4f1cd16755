"""Entries of the RAID log as rows tell them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from psdm_validate.contract.situation import Situation
from psdm_validate.figures.open_entries import OpenEntry, raid_ageing
from psdm_validate.model.raid import Entry, Issue, Risk
from psdm_validate.pmo_reports.pmo_report import Cell, Missing
from psdm_validate.pmo_reports.rows import name_of
from psdm_validate.policy.policy import Policy


def open_entries(situation: Situation) -> Iterator[tuple[Entry, OpenEntry]]:
    """Each risk, action and issue that is open on the day, with its age; none where there is no RAID log."""
    raid = situation.engagement.raid
    if raid is None:
        return
    ages = {entry.id: entry for entry in raid_ageing(situation)}
    yield from ((entry, ages[entry.id]) for entry in raid.entries() if entry.id in ages)


def escalated(entry: Entry, policy: Policy) -> bool:
    """Whether it is labelled so, or said to hold the work up."""
    return bool(entry.impacts_progress) or policy.label("escalated") in entry.labels


def owner_cell(situation: Situation, entry: Entry) -> Cell:
    """Who sees to it."""
    return name_of(situation.engagement, entry.owner) or lacking(situation, entry, "owner", "an owner")


def due_cell(situation: Situation, entry: Entry) -> Cell:
    """By when it is settled."""
    return entry.due or lacking(situation, entry, "due", "a day by which it is settled")


def overdue_cell(age: OpenEntry) -> Cell:
    """For how many days it has been overdue; nothing where it is not."""
    return Decimal(age.overdue) if age.overdue else None


def answer_cell(situation: Situation, entry: Entry) -> Cell:
    """What is done about it; an action is itself what is done."""
    match entry:
        case Risk():
            return entry.response or lacking(situation, entry, "response", "what is done about it")
        case Issue():
            return entry.resolution or lacking(situation, entry, "resolution", "how it is mended")
        case _:
            return None


def lacking(situation: Situation, entry: Entry, field: str, what: str) -> Missing:
    """A field that nobody has filled in."""
    return Missing(
        situation.engagement.name,
        f"{entry.id} lacks {what}",
        f"Write `{field}:` beside {entry.id} in {entry.place.file}.",
    )
