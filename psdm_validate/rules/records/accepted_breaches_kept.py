"""Breaches that somebody accepted as past mending: the entry stays as long as the breach is there."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.part import Place
from psdm_validate.model.waivers import Late
from psdm_validate.policy.waivers import Excuses
from psdm_validate.rule import Remark, Remarks
from psdm_validate.rules.waivers.accepted import late_entries


def accepted_breaches_kept(comparison: Comparison, excuses: Excuses) -> Remarks:
    """Entries under `late` that are taken out or rewritten, their reason apart, while there is still the breach."""
    for before, after in comparison.engagements():
        kept = {_said(late) for late in late_entries(after)}
        for late in late_entries(before):
            if _said(late) not in kept and excuses.may_find(late, after.folder):
                yield Remark(
                    Place(comparison.now(late.place.file)),
                    f"on {late.on} {late.accepted_by} accepted a breach of {late.rule} in {late.file}, and the entry "
                    "is taken out or rewritten",
                    "Put back what the target has; the entry stays as long as the breach is there.",
                    was=late.at("rule"),
                )


def _said(late: Late) -> tuple[str, str, str | None, str, date]:
    return late.rule, late.file, late.field, late.accepted_by, late.on
