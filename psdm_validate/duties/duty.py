"""One thing that somebody has to do."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from psdm_validate.finding import Finding, Level


class Urgency(StrEnum):
    """How soon a duty is to be settled, most urgent first."""

    RED = "red"
    """A rule finds it wrong, or its day has passed."""
    THIS_WEEK = "this-week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done, with what settles it: a step in words, a command, or both."""

    engagement: str | None
    """Its folder below engagements/; None where it is about records that engagements share."""
    on: date | None
    """Its day; None where it can be settled now and has no day of its own."""
    what: str
    step: str | None = None
    command: str | None = None
    finding: Finding | None = None
    """What a rule has found, where the duty comes from one."""

    def urgency(self, as_of: date) -> Urgency:
        """How urgent it is on that day; a week ends on Sunday."""
        wrong = self.finding is not None and self.finding.level is not Level.NOTE
        day = self.on or as_of
        if wrong or day < as_of:
            return Urgency.RED
        return Urgency.THIS_WEEK if day <= as_of + timedelta(days=6 - as_of.weekday()) else Urgency.LATER


def command_line(verb: str, *words: str) -> str:
    """What to type: words that hold blanks are quoted, words in capitals are for the reader to fill in."""
    return shlex.join(["psdm-validate", *verb.split(), *words])
