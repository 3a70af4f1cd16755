"""Findings that somebody entitled has excused: by a waiver for a while, or as a breach that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from psdm_validate.finding import Excused, Finding
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.part import Place
from psdm_validate.model.waivers import Late, Waiver

NEVER_EXCUSED = ("CHG025", "CHG026", "CHG028", "CHG029", "FIL", "REC001", "REC003", "REC006", "WVR")
"""Rules, and families of rules, that nothing can waive: those of the catalogue (WVR003), and those that a waiver
itself is judged by."""

INTENTS = ("bookings.yaml", "iteration-schedule.yaml", "plan.yaml")
"""Files of what is still to come: no breach there is past mending, so none can be accepted as late."""


@dataclass(frozen=True)
class Excuses:
    """What the waivers of a portfolio did to its findings."""

    findings: tuple[Finding, ...]
    """Those that remain."""
    excused: tuple[Excused, ...]
    used: frozenset[Place]
    """Where the waivers stand that excused something."""
    judged: Mapping[str, frozenset[str]]
    """Ids of the rules that were judged in each engagement, by its folder; a waiver for any other cannot be called
    unused."""

    def excused_by(self, entry: Waiver | Late, folder: str) -> tuple[Finding, ...]:
        """Excused findings that the entry, of the engagement in that folder, counts for."""
        found = (each.finding for each in self.excused)
        return tuple(finding for finding in found if finding.engagement == folder and _counts(entry, finding))

    def looked_for(self, entry: Waiver | Late, folder: str) -> bool:
        """Whether the rule of the entry was judged in its engagement, so that its breach would have been found."""
        return entry.rule in self.judged.get(folder, ())

    def may_find(self, entry: Waiver | Late, folder: str) -> bool:
        """Whether there is a breach for the entry, excused or not; also where its rule was not judged."""
        known = (*self.findings, *(each.finding for each in self.excused))
        here = (finding for finding in known if finding.engagement == folder)
        return not self.looked_for(entry, folder) or any(_counts(entry, finding) for finding in here)


def excuses(
    findings: Iterable[Finding],
    engagements: Iterable[Engagement],
    judged: Mapping[str, frozenset[str]],
    as_of: date,
    now: Callable[[str], str] = str,
) -> Excuses:
    """The findings parted into those that remain and those that a waiver in force on the day excuses.

    `now` gives the folder that the findings have for that of an engagement, where its customer was renamed.
    """
    waivers = {now(engagement.folder): list(_in_force(engagement, as_of)) for engagement in engagements}
    remaining, excused, used = [], [], set()
    for finding in findings:
        entry = _excuse(finding, waivers.get(finding.engagement or "", ()))
        if entry is None:
            remaining.append(finding)
        else:
            until = entry.until if isinstance(entry, Waiver) else None
            excused.append(Excused(finding, entry.why or "", until))
            used.add(entry.place)
    return Excuses(tuple(remaining), tuple(excused), frozenset(used), judged)


def never_excused(rule: str) -> bool:
    """Whether no waiver can excuse a breach of the rule."""
    return rule.startswith(NEVER_EXCUSED)


def _in_force(engagement: Engagement, as_of: date) -> Iterator[Waiver | Late]:
    try:
        record = engagement.waivers
    except NotJudged:
        return
    for waiver in record.waivers if record else ():
        approved = waiver.approved is not None and waiver.approved.on <= as_of
        if approved and waiver.until is not None and as_of <= waiver.until:
            yield waiver
    for late in record.late if record else ():
        if late.on <= as_of:
            yield late


def _excuse(finding: Finding, entries: Iterable[Waiver | Late]) -> Waiver | Late | None:
    if never_excused(finding.rule):
        return None
    return next((entry for entry in entries if _counts(entry, finding)), None)


def _counts(entry: Waiver | Late, finding: Finding) -> bool:
    """Whether an entry of the finding's engagement excuses it."""
    file = finding.file.removeprefix(f"{finding.engagement}/")
    ahead = isinstance(entry, Late) and file in INTENTS and not finding.fact
    return entry.covers(finding.rule, file, finding.field) and not ahead
