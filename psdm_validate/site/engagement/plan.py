"""The plan held against the contract."""

from __future__ import annotations

from collections import Counter

from psdm_validate.contract.standing import Standing
from psdm_validate.contract.wording import counted
from psdm_validate.overview import Intended, Overview
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import noted, pill, section, table, whole
from psdm_validate.site.unknown import unknown
from psdm_validate.site.wording import plain_day, sentence, span

TITLE = "Plan against the contract"
BEYOND = {
    Standing.PENDING: "awaiting a paper",
    Standing.BY_LEAVE: "by leave",
    Standing.UPSIDE: "listed as upside",
}
"""What is beyond the contract and may be, with what allows it."""


def plan(overview: Overview) -> Markup:
    """Everything planned, with whether the contract covers it."""
    if overview.plan is None:
        return section(TITLE, unknown(overview, "plan", "How the plan stands to the contract is"))
    if not overview.plan:
        return section(TITLE, Markup("No iterations and no tasks are planned yet."))
    rows = (
        (
            whole(encode(sentence(intended.label))),
            encode(intended.name),
            span(intended.start, intended.end),
            noted(_standing(intended), encode(_awaited(intended, overview))),
        )
        for intended in overview.plan
    )
    return section(TITLE, _verdict(overview), table(("What", "Goal", "Dates", "Contract"), rows))


def _verdict(overview: Overview) -> Markup:
    proposed = overview.contract and overview.contract.proposed
    contract = "the proposed contract" if proposed else "the contract in force"
    standings = Counter(intended.standing for intended in overview.plan or ())
    if outside := standings[Standing.OUTSIDE]:
        return encode(f"{counted(outside, 'item')} outside {contract}: a paper is needed.")
    beyond = [f"{counted(standings[each], 'item')} {why}" for each, why in BEYOND.items() if standings[each]]
    if beyond:
        return encode(f"All inside {contract}, save {' and '.join(beyond)}.")
    return encode(f"Everything planned lies inside {contract}.")


def _standing(intended: Intended) -> Markup:
    match intended.standing:
        case Standing.INSIDE:
            return pill(Markup("inside"), "good")
        case Standing.BY_LEAVE:
            return pill(Markup("by leave"), "notice")
        case Standing.UPSIDE:
            return pill(Markup("upside"), "notice")
        case Standing.PENDING:
            return pill(encode(f"awaits {intended.awaits}"), "notice")
        case Standing.OUTSIDE:
            return pill(Markup("outside"), "bad")


def _awaited(intended: Intended, overview: Overview) -> str:
    """What became of the paper that it awaits, where that paper does not help."""
    if intended.awaits is None:
        return ""
    ended = next((paper for paper in overview.ended if paper.number == intended.awaits), None)
    if ended and ended.on:
        return f"awaits {ended.number}, which was {ended.state} on {plain_day(ended.on)}"
    if intended.standing is not Standing.OUTSIDE:
        return ""
    there = any(paper.number == intended.awaits for paper in (*overview.papers, *overview.pending))
    return f"awaits {intended.awaits}, which {'does not cover it' if there else 'is not there'}"
