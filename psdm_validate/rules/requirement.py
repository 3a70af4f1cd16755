"""The form of a requirement: from some point on, something must be there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.model.sow import ProposalState, Sow
from psdm_validate.rule import Remark, Remarks, Rule


@dataclass(frozen=True)
class When:
    """The point from which something is asked for: a phase of a signed engagement, or a column of the board."""

    words: str
    phase: Phase | None = None
    column: ProposalState | None = None

    def reached(self, engagement: Engagement, phase: Phase | None) -> bool:
        """Whether the engagement has come that far here; one that was called off never does.

        Nor is a column of the board asked for that was passed before the engagement was adopted.
        """
        if engagement.called_off:
            return False
        if self.phase is not None:
            return phase is not None and phase >= self.phase and engagement.sow.executed_on is not None
        day = drafted_on(engagement.sow, self.column) if self.column else None
        return day is not None and not engagement.adopted_after(day)


SIGNED = When("once the SOW is signed", phase=Phase.PLAN)
KICKED_OFF = When("from the kickoff on", phase=Phase.DELIVER)
CLOSED = When("before the engagement is closed", phase=Phase.CLOSED)


@dataclass(frozen=True)
class Need:
    """One thing that must be there."""

    words: str
    there: Callable[[Engagement], bool]
    place: Callable[[Engagement], Place]
    next_step: str
    late: Callable[[Engagement], str | None] = lambda engagement: None
    """What is wrong with something that is there and does not count, or None where it is missing."""


@dataclass(frozen=True)
class Requirement:
    """A row of the table."""

    id: str
    title: str
    editions: tuple[str, ...]
    source: str
    when: When
    needs: tuple[Need, ...]
    page: str
    level: Level = Level.ERROR
    concerns: Callable[[Engagement], bool] = lambda engagement: True
    """Which engagements the row is about: full ones, custom ones; all unless said."""

    @property
    def rule(self) -> Rule:
        """The row as a rule like any other; it asks for the phase only where the row depends on it."""

        def judge(engagement: Engagement, phase: Phase | None = None) -> Remarks:
            asked = self.concerns(engagement) and self.when.reached(engagement, phase)
            for need in self.needs if asked else ():
                if not need.there(engagement):
                    missing = f"{need.words} is missing; it is due {self.when.words}"
                    yield Remark(need.place(engagement), need.late(engagement) or missing, need.next_step)

        wants = () if self.when.phase is None else (Phase,)
        subjects = (Engagement,)
        return Rule(self.id, self.title, self.level, self.editions, self.source, judge, subjects, wants, self.page)


def drafted_on(sow: Sow, column: ProposalState) -> date | None:
    """The day from which a custom SOW stood at that column of the board or beyond, or None."""
    if sow.service != "custom":
        return None
    columns = get_args(ProposalState)
    beyond = columns[columns.index(column) :]
    days = [step.on for step in sow.proposal if step.state in beyond]
    return min([*days, *([sow.executed_on] if sow.executed_on else [])], default=None)
