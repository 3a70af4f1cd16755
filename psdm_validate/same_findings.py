"""Which findings of two judgements are the same: those that are new, those that are known, and those that have gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from psdm_validate.finding import Finding


@dataclass(frozen=True)
class Parted:
    """The findings of one judgement, held against those of another."""

    new: tuple[Finding, ...]
    old: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    """Known findings that are not found any more; one that has grown is none of them."""


def parted(findings: Iterable[Finding], known: Iterable[Finding]) -> Parted:
    """The findings told apart; of several alike, as many are old as are known."""
    left: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in known:
        left[_key(finding)].append(finding)
    new, old = [], []
    for finding in findings:
        alike = left[_key(finding)]
        # Of those that go as far, the one that goes least far: the others may be needed for what goes further.
        match = min((each for each in alike if _as_far(each, finding)), key=_beyond, default=None)
        if match is None:
            new.append(finding)
        else:
            alike.remove(match)
            old.append(finding)
    grown = {_key(finding) for finding in new if finding.beyond is not None}
    gone = (each for key, alike in left.items() if key not in grown for each in alike)
    return Parted(tuple(new), tuple(old), tuple(gone))


def place_of(finding: Finding) -> tuple[str, str, str]:
    """Where it is and by which rule, whatever it says: the message holds values."""
    return finding.rule, finding.file, finding.field


def _key(finding: Finding) -> tuple[str, ...]:
    """What makes two findings the same: never the line. The message belongs to it, since it holds the values; what is
    measured is compared by its measure instead, so that a breach may shrink and not grow."""
    return place_of(finding) if finding.beyond is not None else (*place_of(finding), finding.message)


def _as_far(known: Finding, finding: Finding) -> bool:
    return _beyond(known) >= _beyond(finding)


def _beyond(finding: Finding) -> Decimal:
    return finding.beyond or Decimal(0)
