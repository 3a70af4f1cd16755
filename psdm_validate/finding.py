"""What a check has to say: findings with a true place, what was not judged, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from psdm_validate.source import FieldPath


class Level(StrEnum):
    """How much a finding weighs. Only errors block."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding points: 1-based line and column, end exclusive, and the text of that line."""

    line: int
    column: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule has to say about one place."""

    rule: str
    title: str
    level: Level
    message: str
    next_step: str
    source: str
    file: str
    field: str
    """The field's path with entries named by their id: risks.R-004.due; empty for a whole file."""
    path: FieldPath
    """The same path as it stands in the document: ("risks", 3, "due")."""
    engagement: str | None
    spot: Spot | None
    """None where a whole file is concerned, such as one that no record claims."""
    fact: bool = False
    """Whether it speaks of what has happened, as an alarm: recording the truth is never blocked."""
    was_file: str | None = None
    was: Spot | None = None
    """Where it stood on the target, for findings about a change."""
    beyond: tuple[Decimal, ...] = ()
    """By how much it leaves what is allowed, where its rule measures that: each measure in its unit, more is worse."""
    bound: str = ""
    """What the measures are of (direction, activity, person, paper): those of something else say nothing of it."""


def in_order_of_place(finding: Finding) -> tuple[str, int, int, str, str]:
    """By what to sort findings: file, line and column, then rule and message."""
    spot = finding.spot
    return finding.file, spot.line if spot else 0, spot.column if spot else 0, finding.rule, finding.message


@dataclass(frozen=True, slots=True)
class Excused:
    """A finding that a waiver excuses for a while, or that was accepted as a breach that cannot be undone."""

    finding: Finding
    why: str
    until: date | None
    """Last day of the waiver; None for a breach that cannot be undone."""


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that could not be judged somewhere, and the file that stood in the way."""

    rule: str
    subject: str
    because: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure of the validator itself while it judged."""

    rule: str
    subject: str
    error: str


@dataclass(frozen=True)
class Report:
    """Everything that one check found, and what it looked at."""

    as_of: date
    edition: str
    """That of the day, by which everything is judged that belongs to no engagement."""
    editions: Mapping[str, str | None]
    """That of each engagement by its folder, fixed when its SOW was signed; None where it is unknown."""
    packs: tuple[str, ...]
    overrides: Mapping[str, str]
    tree: str
    engagements: tuple[str, ...]
    files: int
    rules: tuple[str, ...]
    """Ids of the rules that were judged."""
    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]
    """Findings that do not count, because somebody entitled has excused them."""
    unjudged: tuple[Unjudged, ...]
    faults: tuple[Fault, ...]
    stopped: str | None = None
    """Why nothing could be judged, if so."""

    def count(self, level: Level) -> int:
        """How many findings there are of that level."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """0 nothing blocks, 1 findings block, 3 could not judge."""
        if self.stopped or self.faults:
            return 3
        return 1 if self.count(Level.ERROR) or self.unjudged else 0
