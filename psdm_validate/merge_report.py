"""From a merge to the report on it: both trees read, judged, and told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from psdm_validate.base_places import with_base_place
from psdm_validate.check import read_portfolio
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.contract.stakes import Stakes, stakes
from psdm_validate.finding import Finding
from psdm_validate.gate import Verdict, verdict
from psdm_validate.last_readable import OlderRecord, readable_base
from psdm_validate.model.layout import SETTINGS_FILE
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.source import Document
from psdm_validate.tree import Merge


@dataclass(frozen=True)
class MergeReport:
    """The verdict on a merge, and what it was reached by."""

    verdict: Verdict
    target: str
    """Full id of the commit at the tip of the target."""
    source: str
    """Full id of the commit that would be merged."""
    brings: str
    """What reports call it."""
    branch: str
    """What the target is called."""
    older: tuple[OlderRecord, ...]
    """Records that the target has in no readable form, and which version stood in for each."""
    stakes: Mapping[str, Stakes]
    """Of each engagement that differs, by its folder."""
    settings: str | None
    """Fingerprint of the settings by which it was judged; None where there are none."""


def report_on_merge(merge: Merge, as_of: date) -> MergeReport:
    """The report on an open merge. Raises CannotRead where one of its sides cannot be read."""
    tip, head = read_portfolio(merge.base), read_portfolio(merge.head)
    readable = readable_base(tip, head, merge.earlier_bases())
    base = readable.portfolio
    judged = verdict(base, head, (merge.base.label, merge.head.label), as_of, merge.authors)
    return MergeReport(
        verdict=replace(
            judged,
            blocking=_placed(judged.blocking, base, head),
            alarms=_placed(judged.alarms, base, head),
            remarks=_placed(judged.remarks, base, head),
        ),
        target=merge.target,
        source=merge.source,
        brings=merge.brings,
        branch=merge.branch,
        older=readable.older,
        stakes=stakes(Comparison(base, head), as_of),
        settings=_digest(head if judged.first else base),
    )


def _placed(findings: Iterable[Finding], base: Portfolio, head: Portfolio) -> tuple[Finding, ...]:
    return tuple(with_base_place(finding, base, head) for finding in findings)


def _digest(portfolio: Portfolio) -> str | None:
    document = portfolio.documents.get(SETTINGS_FILE)
    return fingerprint(document.value) if isinstance(document, Document) else None
