"""How a rule is declared: an id, a level, its editions and source, and one function that judges.

The annotation of the function's first parameter is the rule's scope: a record, several records
(`ChangeOrder | Confirmation`), an engagement or the portfolio. Further parameters are filled in by
their type: the engagement of a record, its document as written, the contract in force, the phase, the
policy, the day (`date`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, get_args, get_type_hints

from psdm_validate.contract.comparison import Comparison
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio

ALL = ("2020", "2022", "2024")
"""Editions of rules that need no handbook: they keep the records themselves sound."""


class Remark(NamedTuple):
    """What a rule says: where, what is wrong, what to do next."""

    place: Place
    message: str
    next_step: str
    level: Level | None = None
    """Another level than the rule's own, for the milder half of a rule."""
    fact: bool = False
    """Whether it speaks of what has happened: an alarm, since recording the truth is never blocked."""
    was: Place | None = None
    """Where it stood on the target, for rules about changes."""
    beyond: tuple[Decimal, ...] = ()
    """By how much it leaves what is allowed, where the rule measures that: each measure in its unit, more is worse."""
    bound: str = ""
    """What the measures are of (direction, activity, person, paper): those of something else say nothing of it."""


Remarks = Iterator[Remark]


@dataclass(frozen=True)
class Rule:
    """A rule as declared; its module's docstring is its page and its test."""

    id: str
    title: str
    level: Level
    editions: tuple[str, ...]
    source: str
    judge: Callable[..., Remarks]
    subjects: tuple[type, ...]
    """What it judges one at a time."""
    wants: tuple[type, ...]
    """What else its function is given, by type."""
    page: str

    @property
    def whole(self) -> bool:
        """Whether it looks at all engagements at once."""
        return Portfolio in self.subjects or Comparison in self.subjects

    @property
    def scope(self) -> str:
        """document, engagement, portfolio, change, or date for whatever depends on the day."""
        if Comparison in self.subjects:
            return "change"
        if Portfolio in self.subjects:
            return "portfolio"
        if date in self.wants:
            return "date"
        return "engagement" if Engagement in self.subjects or Engagement in self.wants else "document"


def rule(
    id: str, title: str, *, level: Level = Level.ERROR, editions: tuple[str, ...], source: str
) -> Callable[[Callable[..., Remarks]], Rule]:
    """Declare a rule. `source` is the handbook file and section, or "derived" with its reason."""

    def declare(judge: Callable[..., Remarks]) -> Rule:
        hints = get_type_hints(judge)
        hints.pop("return", None)
        first, *further = hints.values()
        page = judge.__globals__["__doc__"] or ""
        return Rule(id, title, level, editions, source, judge, _types(first), tuple(further), page)

    return declare


def _types(annotation: Any) -> tuple[type, ...]:
    return get_args(annotation) or (annotation,)
