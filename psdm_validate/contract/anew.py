"""The way from a pending paper that may not be edited, or is out of date, to the same paper drafted anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from psdm_validate.contract.in_force import Contract, Mismatch, Moved, with_paper
from psdm_validate.contract.paper_instead import lies_between
from psdm_validate.contract.papers import paper_wanted
from psdm_validate.contract.redraft import redraft_command
from psdm_validate.contract.stale import ENTRY
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.instrument import Amendment


def drafted_anew(paper: Amendment, engagement: Engagement, contract: Contract, edition: str) -> str:
    """What to do and to type to take it back, and to draft from what is in force what it was to move."""
    withdraw = f"psdm-validate close {engagement.name} {paper.number} --withdrawn --by PERSON --why TEXT"
    moved = tuple(_still_wanted(paper, contract))
    if not moved:
        return f"withdraw it: {withdraw}"
    try:
        block = engagement.record.kind == "consulting-block"
        kind = paper_wanted(moved, contract, edition, consulting_block=block).model.record_kind
    except NotJudged:
        kind = paper.record_kind
    return f"withdraw it ({withdraw}) and draft it anew: {redraft_command(kind, engagement.name, moved)}"


def _still_wanted(paper: Amendment, contract: Contract) -> Iterator[Moved]:
    """What it was to move and no other paper has moved meanwhile."""
    step = with_paper(contract, paper).steps[-1]
    elsewhere = {mismatch.field: mismatch for mismatch in step.mismatches}
    for moved in step.moved:
        wanted = _from_in_force(moved, elsewhere[moved.field]) if moved.field in elsewhere else moved
        if wanted:
            yield wanted


def _from_in_force(moved: Moved, mismatch: Mismatch) -> Moved | None:
    """The same move out of what is in force: of hours and money as much more or less, of days to the same day."""
    stated, before, after = mismatch.stated, moved.before, moved.after
    if isinstance(stated, Decimal) and isinstance(before, Decimal) and isinstance(after, Decimal):
        return replace(moved, after=before + after - stated)
    there_already = len(moved.field) == ENTRY or lies_between(stated, after, before)
    return None if there_already else moved
