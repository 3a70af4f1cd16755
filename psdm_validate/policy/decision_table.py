"""The decision table of change control: which paper a change takes, edition by edition, with sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from psdm_validate.source import Document, read_document

EDITIONS = ("2024", "2022")
"""Editions with a table, the current one first."""

ENTRIES = ("added", "removed", "changed")

DIRECTIONS: Mapping[str, tuple[str, ...]] = {
    "agreement": ("changed",),
    "billing": ("changed",),
    "start": ("earlier", "later"),
    "end": ("earlier", "later", "later with more work", "far", "far with more work"),
    "currency": ("changed",),
    "amount": ("up", "down", "stated", "left open"),
    "billed_before": ("changed",),
    "hours": ("up", "down"),
    "roles": ENTRIES,
    "activities": (*ENTRIES, "beyond the hours"),
    "deliverables": (*ENTRIES, "accepted otherwise", "removed while paid for"),
    "standards": ENTRIES,
    "milestones": ENTRIES,
    "options": ENTRIES,
    "termination": ("stated",),
}
"""Every way in which a paper can move a term, by the field of its `changes:`."""

CHANGE_ORDER = "change-order"
"""The paper that serves for every other."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what moves, and which paper it takes."""

    name: str
    moves: str
    """What moves, as a noun: "more money"."""
    rule: str
    """The id under which a breach is found."""
    papers: tuple[str, ...]
    """Kinds of paper that suffice, beside a change order."""
    because: str
    source: str
    in_consulting_block: tuple[str, ...] = ()
    """Kinds that suffice in a consulting block, where they differ."""
    opportunity: str | None = None
    """The sale that goes with it: new, or for the difference."""
    resource_project: str | None = None
    attached_to: str | None = None
    """Where a confirmation hangs."""

    def sufficient(self, *, consulting_block: bool) -> tuple[str, ...]:
        """The kinds of paper that may move it, the usual one first."""
        return (consulting_block and self.in_consulting_block) or self.papers


@dataclass(frozen=True)
class DecisionTable:
    """Every row of an edition; what no row names falls under the last."""

    edition: str
    about: str
    rows: tuple[Row, ...]
    by_direction: Mapping[tuple[str, str], Row]
    """The rows by what they name: field and direction."""
    months: int | None
    """From so many calendar months past the expiry on an end is far; None where the edition draws no such line."""
    months_source: str
    settled: Mapping[str, str]
    """Questions that the handbook leaves open, with the answers that hold here."""

    def row(self, field: str, direction: str) -> Row:
        """The one row under which a term moved that way falls."""
        return self.by_direction.get((field, direction), self.rows[-1])

    def directions(self, field: str) -> tuple[str, ...]:
        """The directions of a field that this edition tells apart."""
        return tuple(way for way in DIRECTIONS[field] if self.months is not None or not way.startswith("far"))


@cache
def decision_table(edition: str) -> DecisionTable:
    """The table of an edition. Raises ValueError where its file cannot be read or names something twice."""
    path = files("psdm_validate.policy") / "changes" / f"{edition}.yaml"
    document = read_document(path.name, path.read_bytes())
    if not isinstance(document, Document):
        raise ValueError(f"the decision table {path.name} cannot be read: {document.problems[0].message}")
    told: dict[str, Any] = document.value
    rows = tuple(_row(name, row) for name, row in told["rows"].items())
    far = told.get("far", {})
    return DecisionTable(
        edition=edition,
        about=told["about"],
        rows=rows,
        by_direction=_by_direction(told["rows"], rows),
        months=far.get("months"),
        months_source=far.get("source", ""),
        settled={question: answer.strip() for question, answer in told["settled"].items()},
    )


def _row(name: str, told: Mapping[str, Any]) -> Row:
    asked = {key: told.get(key) for key in ("opportunity", "resource_project", "attached_to")}
    return Row(
        name=name,
        moves=told["moves"],
        rule=told["rule"],
        papers=tuple(told["paper"]),
        because=told["because"],
        source=told["source"],
        in_consulting_block=tuple(told.get("in_consulting_block", ())),
        **asked,
    )


def _by_direction(told: Mapping[str, Any], rows: tuple[Row, ...]) -> dict[tuple[str, str], Row]:
    named: dict[tuple[str, str], Row] = {}
    for row in rows[:-1]:
        for field, ways in told[row.name]["of"].items():
            for way in ways:
                if way not in DIRECTIONS[field] or (field, way) in named:
                    raise ValueError(f"the row {row.name} names {field} {way}, which is unknown or in another row")
                named[field, way] = row
    return named
