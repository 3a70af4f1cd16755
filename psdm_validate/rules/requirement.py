"""The form of a requirement: from some point on, something must be there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from psdm_validate.contract.phase import Phase
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.rule import Remark, Remarks, Rule


@dataclass(frozen=True)
class When:
    """The point from which something is asked for."""

    words: str
    holds: Callable[[Engagement, Phase], bool]


@dataclass(frozen=True)
class Need:
    """One thing that must be there."""

    words: str
    there: Callable[[Engagement], bool]
    place: Callable[[Engagement], Place]
    next_step: str


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

    @property
    def rule(self) -> Rule:
        """The row as a rule like any other."""

        def judge(engagement: Engagement, phase: Phase) -> Remarks:
            if self.when.holds(engagement, phase):
                for need in self.needs:
                    if not need.there(engagement):
                        message = f"{need.words} is missing; it is due {self.when.words}"
                        yield Remark(need.place(engagement), message, need.next_step)

        return Rule(
            self.id,
            self.title,
            Level.ERROR,
            self.editions,
            self.source,
            judge,
            (Engagement,),
            (Phase,),
            self.page,
        )
