"""What an overview of one engagement holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from psdm_validate.contract.in_force import Contract, Moved
from psdm_validate.contract.next_dates import NextDate
from psdm_validate.contract.phase import Phase
from psdm_validate.contract.standing import Standing
from psdm_validate.figures.registry import Figures
from psdm_validate.model.raid import Action, Decision, Issue, Risk
from psdm_validate.model.status import Status

State = Literal["proposed", "executed", "pending", "rejected", "withdrawn", "void"]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the engagement: the SOW, or an instrument with what it moves."""

    number: str
    title: str
    why: str | None
    state: State
    on: date | None
    """The day on which it came into that state; None while it is proposed or pending."""
    because: str | None
    """Why it was rejected, withdrawn or retired as wrong."""
    moved: tuple[Moved, ...]
    evidence: str | None
    block: str
    """The block that its approvals are bound to: terms, changes or allows."""
    file: str
    allows: str | None = None
    """What a leave allows, in words."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody's part in the engagement."""

    side: Literal["ours", "customer"]
    role: str
    person: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Intended:
    """Something that is planned, against the contract."""

    label: str
    name: str
    start: date
    end: date
    standing: Standing
    awaits: str | None


@dataclass(frozen=True)
class Overview:
    """An engagement as of a day. None stands for what is unknown because a file is broken or missing."""

    name: str
    folder: str
    as_of: date
    edition: str | None
    """By which it is judged."""
    current_edition: str
    """That of the day, by which it would be judged if its SOW were signed on it."""
    number: str | None
    title: str | None
    customer: str | None
    phase: Phase | None
    paused_on: date | None
    """The day on which work was put on hold, while it is."""
    cancelled_on: date | None
    """The day on which it was called off."""
    method: str | None
    status: Status | None
    """The newest status report of the day; None where there is none, or it is unknown."""
    contract: Contract | None
    papers: tuple[Paper, ...]
    """The SOW and every paper that moved the contract, in order of execution."""
    pending: tuple[Paper, ...]
    ended: tuple[Paper, ...]
    """Papers that were rejected, withdrawn or retired as wrong."""
    leaves: tuple[Paper, ...] | None
    """Work at risk and work exceptions, whatever became of them."""
    team: tuple[Role, ...] | None
    """Our people on the day."""
    contacts: tuple[Role, ...] | None
    """The customer's people on the day."""
    plan: tuple[Intended, ...] | None
    raid: tuple[Risk | Action | Issue, ...] | None
    """Entries open on the day, by due date."""
    decisions: tuple[Decision, ...] | None
    next_dates: tuple[NextDate, ...]
    figures: Figures
    """Worked out when they are asked for; what is not known of them is told with each."""
    unknown: Mapping[str, tuple[str, ...]]
    """Why, for each part above that is unknown or incomplete, by its name: the files that stood in the way."""

    @property
    def edition_words(self) -> str | None:
        """The edition where it is not that of the day: "edition 2022, as when it was signed"."""
        if self.edition is None:
            return "edition unknown"
        if self.edition == self.current_edition:
            return None
        return f"edition {self.edition}, as when it was signed"

    @property
    def health(self) -> str | None:
        """How the newest report says that work stands, while there is any: green, yellow or red."""
        over = self.phase is Phase.CLOSED or self.cancelled_on
        return None if self.status is None or over else self.status.health

    @property
    def unreadable(self) -> tuple[str, ...]:
        """What stood in the way of whatever is unknown or left out, each once."""
        return tuple(dict.fromkeys(why for whys in self.unknown.values() for why in whys))

    @property
    def project_manager(self) -> str | None:
        """Name of the project manager on the day, or None."""
        return next((role.person for role in self.team or () if role.role == "project-manager"), None)
