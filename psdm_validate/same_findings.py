"""Which findings of two judgements are the same: those that are new, those that are known, and those that have gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

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
        match = min((each for each in alike if _as_far(each, finding)), key=lambda each: each.beyond, default=None)
        if match is None:
            new.append(finding)
        else:
            alike.remove(match)
            old.append(finding)
    grown = {_key(finding) for finding in new if finding.beyond}
    gone = (each for key, alike in left.items() if key not in grown for each in alike)
    return Parted(tuple(new), tuple(old), tuple(gone))


def grown(findings: Iterable[Finding], known: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that are known by what they measure, and go further than what is known."""
    known = tuple(known)
    keys = {_key(finding) for finding in known if finding.beyond}
    new = parted((finding for finding in findings if finding.beyond), known).new
    return tuple(finding for finding in new if _key(finding) in keys)


def place_of(finding: Finding) -> tuple[str, str, str]:
    """Where it is and by which rule, whatever it says: the message holds values."""
    return finding.rule, finding.file, finding.field


def _key(finding: Finding) -> tuple[str, ...]:
    """What makes two findings the same: never the line. The message belongs to it, since it holds the values; what is
    measured is compared by its measures instead, so that a breach may shrink and not grow, and by what they are of, so
    that another breach cannot take its place."""
    return (*place_of(finding), "measured", finding.bound) if finding.beyond else (*place_of(finding), finding.message)


def _as_far(known: Finding, finding: Finding) -> bool:
    """By every measure; one that only one of them has is nothing in the other."""
    measures = zip_longest(known.beyond, finding.beyond, fillvalue=Decimal(0))
    return all(allowed >= measured for allowed, measured in measures)
