"""What a report of the PMO holds: sections of rows, and whatever is missing from them.

A report is declared by one function whose docstring says what it tells; the function yields its sections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from inspect import getdoc
from typing import Literal, NamedTuple, get_args

from psdm_validate.figures.figure import Unit
from psdm_validate.model.layout import SETTINGS_FILE
from psdm_validate.model.part import Audience
from psdm_validate.model.settings import Settings
from psdm_validate.pmo_reports.asked import Asked


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a report is to tell and the records do not. Where it has a place of its own, it stands there."""

    engagement: str | None
    """The engagement whose records lack it; None where it is of the whole portfolio."""
    what: str
    """What is missing, as a clause: "the status report of this week"."""
    next_step: str
    unjudged: bool = False
    """Whether it is missing because a record is broken, so that nobody knows what it would say."""


MEND = "Mend the file; `psdm-validate check` says what is wrong with it."
"""The next step where a record is broken."""
Worded = Literal["day", "id", "text", "link"]
"""What a column holds that is no number; an id is never broken into lines."""

Cell = str | date | Decimal | Missing | None
"""A value of a row; None where there is nothing to tell, and nothing is missing."""


class Column(NamedTuple):
    """A column of a section: its name for programs, its head, and the unit of its numbers."""

    field: str
    head: str
    unit: Unit | Worded = "text"

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers, which stand below each other by their last digit."""
        return self.unit not in get_args(Worded)


@dataclass(frozen=True, slots=True)
class Section:
    """A table of a report."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Values in the order of the columns."""
    empty: str
    """What no rows mean, as a sentence."""
    missing: tuple[Missing, ...] = ()
    """What is missing beside the cells: whole rows."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A report as declared."""

    name: str
    title: str
    about: str
    """What it tells and for whom."""
    due: str
    """When it is wanted, in words."""
    source: str
    of_one: bool
    """Whether it is always of a single engagement."""
    audience: Audience
    """For whom everything in it is written."""
    tell: Callable[[Asked], Iterator[Section]]


@dataclass(frozen=True, slots=True)
class PmoReport:
    """A report of one kind as of a day."""

    kind: Kind
    as_of: date
    engagements: tuple[str, ...]
    """Those that it was asked of, by name."""
    sections: tuple[Section, ...]
    overrides: Mapping[str, str]
    """What the settings changed in the policy, by name; a customer is not told of our settings."""
    beside: tuple[Missing, ...] = ()
    """What is missing beside its sections."""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that is missing from it, each once, by engagement."""
        within = (missing for section in self.sections for missing in _missing_of(section))
        found = (*self.beside, *within)
        return tuple(sorted(dict.fromkeys(found), key=lambda missing: missing.engagement or ""))

    @property
    def unjudged(self) -> bool:
        """Whether broken records keep something from it."""
        return any(missing.unjudged for missing in self.missing)


def pmo_report(
    name: str, title: str, *, due: str, source: str, of_one: bool = False, audience: Audience = "internal"
) -> Callable[[Callable[[Asked], Iterator[Section]]], Kind]:
    """Declare a report. `source` is the handbook file and section, or "derived" with its reason."""

    def declare(tell: Callable[[Asked], Iterator[Section]]) -> Kind:
        return Kind(name, title, " ".join((getdoc(tell) or "").split()), due, source, of_one, audience, tell)

    return declare


def report_of(kind: Kind, asked: Asked) -> PmoReport:
    """The report of that kind on what is asked."""
    names = tuple(engagement.name for engagement in asked.engagements)
    overrides = {} if kind.audience == "customer" else asked.overrides
    return PmoReport(kind, asked.as_of, names, tuple(kind.tell(asked)), overrides, tuple(_without_settings(asked)))


def _without_settings(asked: Asked) -> Iterator[Missing]:
    """That nobody knows by which policy to judge, where the settings are broken or missing."""
    settings = asked.portfolio.settings
    if not isinstance(settings, Settings):
        state = "is missing" if settings is None else "cannot be read"
        what = f"{SETTINGS_FILE} {state}, so that the policy of the edition {asked.policy.edition} is taken"
        yield Missing(None, what, MEND, unjudged=True)


def _missing_of(section: Section) -> Iterator[Missing]:
    yield from section.missing
    yield from (cell for row in section.rows for cell in row if isinstance(cell, Missing))
