"""The plan held against the contract."""

from __future__ import annotations

from psdm_validate.contract.intents import Standing
from psdm_validate.overview import Intended, Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import pill, section, table, whole
from psdm_validate.site.wording import count, sentence, span


def plan(overview: Overview) -> Markup:
    """Every task and iteration, with whether the contract in force covers it."""
    if not overview.plan:
        return section("Plan against the contract", Markup("No iterations and no tasks are planned yet."))
    rows = (
        (
            whole(encode(sentence(intended.label))),
            encode(intended.name),
            span(intended.start, intended.end),
            _standing(intended),
        )
        for intended in overview.plan
    )
    return section(
        "Plan against the contract",
        _verdict(overview),
        table(("What", "Goal", "Dates", "Contract"), rows),
    )


def _verdict(overview: Overview) -> Markup:
    outside = sum(intended.standing is Standing.OUTSIDE for intended in overview.plan)
    pending = sum(intended.standing is Standing.PENDING for intended in overview.plan)
    if outside:
        return encode(f"{count(outside, 'entry', 'entries')} outside the contract in force: a paper is needed.")
    if pending:
        return encode(f"All inside the contract in force, save {count(pending, 'entry', 'entries')} awaiting a paper.")
    return Markup("Everything planned lies inside the contract in force.")


def _standing(intended: Intended) -> Markup:
    match intended.standing:
        case Standing.INSIDE:
            return pill(Markup("inside"), "good")
        case Standing.PENDING:
            return pill(encode(f"awaits {intended.awaits}"), "notice")
        case Standing.OUTSIDE:
            return pill(Markup("outside"), "bad")
