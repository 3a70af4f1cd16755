"""The paper that would do what somebody did by editing signed terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from psdm_validate.contract.difference import terms_moved
from psdm_validate.contract.in_force import Contract, Moved, contract_in_force
from psdm_validate.contract.papers import paper_wanted
from psdm_validate.contract.redraft import redraft_command
from psdm_validate.model.engagement import Engagement, NotJudged
from psdm_validate.model.sow import Sow
from psdm_validate.source import FieldPath


def paper_instead(engagement: Engagement, edited: Sow, field: FieldPath, edition: str, day: date) -> str | None:
    """The command that drafts it for one field of the terms; None where that cannot be told.

    `engagement` is what the target has, `field` has entries of lists by their id.
    """
    try:
        contract = contract_in_force(engagement.sow, engagement.amendments, day)
        all_moved = terms_moved(engagement.sow.terms, edited.terms)
        moved = [_from_in_force(each, contract) for each in all_moved if each.field == field]
        block = engagement.record.kind == "consulting-block"
        wanted = paper_wanted(moved, contract, edition, consulting_block=block) if moved else None
    except NotJudged:
        return None
    return redraft_command(wanted.model.record_kind, engagement.name, moved) if wanted else None


def _from_in_force(moved: Moved, contract: Contract) -> Moved:
    """The same move out of what later papers have made of a single term."""
    single = len(moved.field) == 1
    return replace(moved, before=getattr(contract.terms, str(moved.field[0]))) if single else moved
