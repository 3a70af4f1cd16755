"""Engagements that a merge puts under another edition than the one that its reader expects."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.wording import counted
from psdm_validate.finding import Level
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.settings import Settings
from psdm_validate.policy.policies import Policies, signed_by
from psdm_validate.rule import Remark, Remarks

SHOWN = 5
"""How many engagements a sentence bears; the rest are counted."""


def editions_moved(comparison: Comparison, policies: Policies, as_of: date) -> Remarks:
    """Signed engagements that new settings judge by another edition, and SOWs that arrive signed under an earlier one.

    A portfolio that is just begun says by itself what it is judged by.
    """
    if comparison.base.documents:
        yield from _by_settings(comparison, as_of)
        yield from _by_signature(comparison, policies, as_of)


def _by_settings(comparison: Comparison, as_of: date) -> Remarks:
    before, after = comparison.base.settings, comparison.head.settings
    if not (isinstance(before, Settings) and isinstance(after, Settings)):
        return
    moved = []
    for engagement in comparison.base.engagements:
        signed = _signed(engagement, as_of)
        if signed and (was := before.edition_on(signed)) != (now := after.edition_on(signed)):
            moved.append(f"{engagement.name} from {was} to {now}")
    if moved:
        more = f" and {len(moved) - SHOWN} more" if len(moved) > SHOWN else ""
        yield Remark(
            after.at("editions_before") if after.editions_before else after.at("edition"),
            f"{counted(len(moved), 'engagement')} would no longer be judged by the edition under which the SOW was "
            f"signed: {', '.join(moved[:SHOWN])}{more}",
            "Say in editions_before which edition was in force until which day. Where it was wrong so far, have this "
            "merged by whoever answers for the policy.",
            Level.WARNING,
            was=before.at("edition"),
        )


def _by_signature(comparison: Comparison, policies: Policies, as_of: date) -> Remarks:
    signed_before = {comparison.now(each.folder) for each in comparison.base.engagements if _signed(each, as_of)}
    for engagement in comparison.head.engagements:
        edition = policies.edition_of(engagement.folder)
        if edition in (None, policies.current.edition) or engagement.folder in signed_before:
            continue
        sow, day = engagement.sow, _signed(engagement, as_of)
        told = f"{sow.number} arrives signed on {day}, when the edition {edition} was in force, and is judged by it"
        if sow.signed.evidence is None:
            step = f"Put the signed paper into evidence/: psdm-validate evidence add FILE {engagement.name} --for SOW"
            yield Remark(sow.at("signed"), f"{told}; no signed paper shows the day", step)
        else:
            step = f"Compare the day with {sow.signed.evidence.file}; once it is merged, nothing moves it."
            yield Remark(sow.at("signed"), told, step, Level.WARNING)


def _signed(engagement: Engagement, as_of: date) -> date | None:
    """The day of its signature; None while there is none, or it is unknown."""
    try:
        return signed_by(engagement, as_of)
    except NotJudged:
        return None
