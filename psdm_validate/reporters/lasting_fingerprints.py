"""Fingerprints by which a forge knows a finding again in the report of another run."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from psdm_validate.finding import Finding
from psdm_validate.same_findings import place_of

Told = tuple[Finding, str]
"""A finding with its fingerprint."""


def fingerprinted(findings: Iterable[Finding], above: Iterable[Finding] = ()) -> Iterator[Told]:
    """Each finding with its fingerprint: of rule, record, field, what is measured, and the how-manieth alike it is.

    Neither line nor message belongs to it. Of those alike, the numbers go on above those of `above`.
    """
    taken = Counter(map(_identity, above))
    for finding in findings:
        identity = _identity(finding)
        yield finding, fingerprint_of(*identity, str(taken[identity]))
        taken[identity] += 1


def fingerprinted_as(known: Iterable[Finding], findings: Iterable[Finding]) -> Iterator[Told]:
    """Each finding with the fingerprint that it has among those known; each of them is one of those.

    So where one of several alike is settled, the forge tells that one as settled, and not the last of them.
    """
    left: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in fingerprinted(known):
        left[_identity(told[0])].append(told)
    changed = []
    for finding in findings:
        alike = left[_identity(finding)]
        same = next((told for told in alike if told[0].message == finding.message), None)
        if same is None:
            changed.append(finding)
        else:
            alike.remove(same)
            yield finding, same[1]
    yield from ((finding, left[_identity(finding)].pop(0)[1]) for finding in changed)


def fingerprint_of(*parts: str) -> str:
    """A fingerprint of words that say what something is."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _identity(finding: Finding) -> tuple[str, ...]:
    return (*place_of(finding), finding.bound if finding.beyond else "")
