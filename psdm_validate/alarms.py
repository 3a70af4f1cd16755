"""What a merge breaks only because it records what has happened.

Paper gates intents, never facts: fifty hours that were worked make the bookings ahead too many, and nobody has
touched the bookings. So what the merge would not break without the facts that it records is an alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.finding import Finding
from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.engagement import Broken
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.layout import model_of
from psdm_validate.model.portfolio import Portfolio, with_documents
from psdm_validate.model.raid import Raid
from psdm_validate.model.retrospective import Retrospective
from psdm_validate.model.status import Status
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.same_findings import place_of
from psdm_validate.source import Document, Refused

FACTS = (Timesheet, Status, Raid, Acceptance, Retrospective, Closeout)
"""Records of what has happened; plans, papers and people stand in others."""
UPSET = ("CHG016", "CHG021", "CHG024")
"""Rules that hold intents against contract and leave, which the truth can upset without anybody touching them."""

INTENT = "CHG024"
"""The one of them that finds each intent by itself, not their sum."""


def truths_as_alarms(
    findings: Iterable[Finding], comparison: Comparison, broken_by: Callable[[Portfolio], Iterable[Finding]]
) -> tuple[Finding, ...]:
    """The new findings; those that are there only because of recorded facts become alarms.

    `broken_by` gives what those rules newly find in another portfolio in the place of the merge's. A finding about a
    record of facts itself stays as it is: such a record has to be sound.
    """
    findings = tuple(findings)
    if not any(_may_be_upset(finding) for finding in findings):
        return findings
    facts = _facts(comparison)
    if not facts:
        return findings
    at_fault = {place_of(finding) for finding in broken_by(with_documents(comparison.head, facts))}

    def upset(finding: Finding) -> bool:
        return _may_be_upset(finding) and place_of(finding) not in at_fault and not _meant(finding, comparison)

    return tuple(replace(finding, fact=True) if upset(finding) else finding for finding in findings)


def _facts(comparison: Comparison) -> dict[str, Document | Refused | None]:
    """Each changed file that tells what has happened, as the target has it; None where it is new."""
    changes: dict[str, list[Change]] = {}
    for change in comparison.changes:
        changes.setdefault(change.file, []).append(change)
    told = (file for file, members in changes.items() if _is_fact(file) or all(map(_turns_down, members)))
    # Without a record that cannot be read nothing would be found, and so nothing told apart.
    sound = (file for file in told if not isinstance(comparison.was(file), Broken))
    return {file: comparison.on_target.get(file) for file in sound}


def _is_fact(file: str) -> bool:
    return model_of(file) in FACTS


def _turns_down(change: Change) -> bool:
    """Whether it records that the other side has turned a paper down, so that nothing waits for it any more."""
    model = model_of(change.file)
    paper = model is not None and issubclass(model, Instrument)
    return paper and change.accrues and change.field == ("rejected",)


def _meant(finding: Finding, comparison: Comparison) -> bool:
    """Whether the merge itself moves what is planned there, so that no fact alone upsets it."""
    entry = finding.field.split(".")[:2]
    changes = comparison.changes_of(finding.file) if finding.rule == INTENT else ()
    return any([str(step) for step in change.field[:2]] == entry for change in changes)


def _may_be_upset(finding: Finding) -> bool:
    return finding.rule in UPSET and not finding.fact and not _is_fact(finding.file)
