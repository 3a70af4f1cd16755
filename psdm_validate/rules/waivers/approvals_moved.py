"""Approvals of waivers that a merge moves onto something else than they were given for."""

from __future__ import annotations

from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.waivers import Waiver
from psdm_validate.rule import Remark, Remarks
from psdm_validate.rules.waivers.loosening import as_much, same_place, waivers_of


def approvals_moved(comparison: Comparison) -> Remarks:
    """Waivers that excuse more, or something else, on the word that was given for one of the target."""
    for before, after in comparison.engagements():
        had, has = waivers_of(before), waivers_of(after)
        for waiver in has:
            old = None if any(as_much(each, waiver) for each in had) else _approved_for(waiver, had, has)
            if old and old.approved:
                yield Remark(
                    waiver.at("approved"),
                    f"the word of {old.approved.by} on {old.approved.on} was {_words(old)}, "
                    f"and stands {_words(waiver)} now",
                    "Put back what the target has, or ask for another word and note whose it is, and its day. Only an "
                    "earlier end needs none.",
                    was=old.at("rule"),
                )


def _approved_for(waiver: Waiver, had: tuple[Waiver, ...], has: tuple[Waiver, ...]) -> Waiver | None:
    """The waiver of the target whose approval this one has; the same word may stand at two that are both kept."""
    return next(
        (
            old
            for old in had
            if old.approved
            and old.approved == waiver.approved
            and (same_place(old, waiver) or not any(as_much(old, each) for each in has))
        ),
        None,
    )


def _words(waiver: Waiver) -> str:
    place = f"{waiver.file} ({waiver.field})" if waiver.field else waiver.file
    return f"for {waiver.rule} in {place} until {waiver.until}"
