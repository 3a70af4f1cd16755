"""Findings that follow from another one: whoever puts back what is frozen has settled them as well.

Edited terms upset what was approved, planned and drafted from them. Told beside the edit, each of those findings gives
advice of its own, and none of it is right as long as the terms go back to what was signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.wording import counted
from psdm_validate.finding import Finding, Level
from psdm_validate.model.portfolio import Portfolio, with_documents
from psdm_validate.same_findings import place_of

FROZEN = ("CHG025", "CHG026")
"""Rules that find an edit of what is frozen. Their findings stay, so what follows from them never decides a verdict."""
FOLLOWING = ("CHG024", "CHG029", "CHG030", "REC005", "WVR002")
"""Rules that hold something against the edited record."""
SAME_SLIP = ("CHG039", "REC006")
"""Rules that object to the same person in the same place as a correction that does not count."""


def without_followers(
    findings: Iterable[Finding], comparison: Comparison, found_in: Callable[[Portfolio], Iterable[Finding]]
) -> tuple[Finding, ...]:
    """The new findings short of those that would go with an edit of what is frozen, which says how many they are.

    `found_in` gives what the rules find in another portfolio in the place of the merge's.
    """
    findings = tuple(findings)
    edits = [each for each in findings if each.rule in FROZEN and each.level is Level.ERROR]
    if not edits or not any(each.rule in (*FOLLOWING, *SAME_SLIP) for each in findings):
        return findings
    put_back = {each.file: comparison.on_target.get(each.file) for each in edits}
    lasting = {place_of(each) for each in found_in(with_documents(comparison.head, put_back))}

    def leader(finding: Finding) -> Finding | None:
        if finding.rule in SAME_SLIP:
            return next((each for each in edits if (each.file, each.field) == (finding.file, finding.field)), None)
        if finding.rule not in FOLLOWING or finding.fact or place_of(finding) in lasting:
            return None
        return next((each for each in edits if each.engagement == finding.engagement), None)

    led = [(finding, leader(finding)) for finding in findings]
    return tuple(_told(finding, sum(of is finding for _, of in led)) for finding, leads in led if leads is None)


def _told(finding: Finding, following: int) -> Finding:
    if not following:
        return finding
    verb = "follows" if following == 1 else "follow"
    return replace(finding, message=f"{finding.message}; {counted(following, 'more finding')} {verb} from it")
