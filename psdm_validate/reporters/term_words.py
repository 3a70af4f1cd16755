"""What a difference of the contract comes to, and the paper that covers it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from psdm_validate.contract.difference import Covered, EngagementDifference
from psdm_validate.contract.in_force import Moved
from psdm_validate.contract.stakes import Stakes
from psdm_validate.contract.wording import counted, field_words, moved_words, value_words

WEEK = 7


def term_words(moved: Moved, currency: str) -> str:
    """A term before and after, and what lies between: "end: 2026-11-13 → 2027-01-08 (8 weeks later)"."""
    between = between_words(moved, currency)
    return moved_words(moved, currency) + (f" ({between})" if between else "")


def between_words(moved: Moved, currency: str) -> str | None:
    """How far a day, a sum or a number of hours has moved: "8 weeks later", "USD 500.00 less"."""
    before, after = moved.before, moved.after
    if isinstance(before, date) and isinstance(after, date):
        days = abs((after - before).days)
        span = counted(days, "day") if days % WEEK else counted(days // WEEK, "week")
        return f"{span} {'later' if after > before else 'earlier'}"
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        apart = value_words(abs(after - before), moved.field, currency)
        return f"{apart} {'more' if after > before else 'less'}"
    return None


def cover_words(moved: Moved, difference: EngagementDifference, stakes: Stakes) -> str:
    """Which paper covers the difference, or that none does."""
    papers = covering(moved, difference.executed)
    if papers:
        named = " and ".join(f"{paper.paper}, executed {paper.executed_on}" for paper in papers)
        if _accounts(moved, papers):
            return f"covered by {named}"
        return f"{named}, says otherwise, and no paper covers the rest"
    before, after = stakes.before, stakes.after
    if after and after.proposed:
        return "in the proposed contract, which both sides have yet to sign"
    if before and before.proposed and after:
        return f"covered by {after.sow.number}, signed {after.sow.executed_on}"
    mended = next((each for each in difference.corrected if each.field == moved.field), None)
    if mended:
        ruled = mended.correction.approved
        return f"corrected to what was signed as {mended.number}, on the word of {ruled.by}, {ruled.on}"
    gone = gone_papers(stakes)
    return f"because {' and '.join(gone)} no longer counts" if gone else "no paper covers it"


def covering(moved: Moved, papers: Sequence[Covered]) -> list[Covered]:
    """The papers that move the same field, an entry that holds it, or a part of it."""
    return [
        paper
        for paper in papers
        if any(_within(own.field, moved.field) or _within(moved.field, own.field) for own in paper.moved)
    ]


def gone_papers(stakes: Stakes) -> list[str]:
    """Papers that moved the contract before, and do so no longer."""
    left = {step.instrument.number for step in stakes.after.steps} if stakes.after else set()
    steps = stakes.before.steps if stakes.before else ()
    return [step.instrument.number for step in steps if step.instrument.number not in left]


def what(moved: Moved) -> str:
    """The field without what it holds: "end", "hours of role engineer"."""
    return field_words(moved.field).removeprefix("the ")


def _within(outer: Sequence[object], inner: Sequence[object]) -> bool:
    return tuple(inner[: len(outer)]) == tuple(outer)


def _accounts(moved: Moved, papers: Sequence[Covered]) -> bool:
    """Whether the papers lead from the value before to the value after."""
    steps = [own for paper in papers for own in paper.moved if own.field == moved.field]
    return not steps or (steps[0].before == moved.before and steps[-1].after == moved.after)
