"""Words and colours that every report on findings shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from psdm_validate.contract.wording import counted
from psdm_validate.finding import Excused, Fault, Finding, Level, Spot

COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def engagement_words(finding: Finding) -> str:
    """The engagement without the folder that holds all of them; empty for shared records."""
    return finding.engagement.removeprefix("engagements/") if finding.engagement else ""


def spot_words(spot: Spot | None) -> str:
    """What follows the name of the file: ":12:5", or nothing for a whole file."""
    return f":{spot.line}:{spot.column}" if spot else ""


def line_words(finding: Finding) -> str:
    """The file with the line, where there is one."""
    return f"{finding.file}:{finding.spot.line}" if finding.spot else finding.file


def until_words(excused: Excused) -> str:
    """How long a finding is excused."""
    return f"waived until {excused.until}" if excused.until else "accepted as it is"


def fault_words(fault: Fault) -> str:
    """That a rule failed, and whose fault it is."""
    return f"The rule {fault.rule} failed on {fault.subject} ({fault.error}). This is a fault of the validator."


def unjudged_words(because: str, rules: set[str]) -> str:
    """Which rules could not be judged for one reason."""
    return f"{because}, so these rules could not be judged there: {', '.join(sorted(rules))}."


def editions_words(editions: Mapping[str, str | None], current: str) -> Iterator[str]:
    """How many engagements are judged by another edition than the current one, edition by edition."""
    others = Counter(edition for edition in editions.values() if edition and edition != current)
    for edition, count in sorted(others.items()):
        verb, they = ("is", "it was") if count == 1 else ("are", "they were")
        yield f"{counted(count, 'engagement')} {verb} judged by the edition {edition}, under which {they} signed."
