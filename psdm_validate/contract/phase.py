"""The phases of an engagement; which of them it is in follows from dated facts."""

from __future__ import annotations

from enum import IntEnum


class Phase(IntEnum):
    """Where an engagement stands, in order (source: handbook 001, its main sections)."""

    PROPOSE = 1
    PLAN = 2
    DELIVER = 3
    CLOSE = 4
    CLOSED = 5

    @property
    def words(self) -> str:
        """The phase as people say it."""
        return _WORDS[self]


_WORDS = {
    Phase.PROPOSE: "Propose",
    Phase.PLAN: "Initiate and plan",
    Phase.DELIVER: "Deliver",
    Phase.CLOSE: "Deploy and close",
    Phase.CLOSED: "Closed",
}
