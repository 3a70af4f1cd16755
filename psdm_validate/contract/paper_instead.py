"""The paper that would do what somebody did by editing signed terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

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
        edits = (each for each in terms_moved(engagement.sow.terms, edited.terms) if each.field == field)
        moved = [wish for each in edits if (wish := _from_in_force(each, contract))]
        block = engagement.record.kind == "consulting-block"
        wanted = paper_wanted(moved, contract, edition, consulting_block=block) if moved else None
    except NotJudged:
        return None
    return redraft_command(wanted.model.record_kind, engagement.name, moved) if wanted else None


def _from_in_force(edit: Moved, contract: Contract) -> Moved | None:
    """The same move out of what later papers have made of a single term.

    None where those papers went as far already, or further: nobody can tell what whoever edited had in mind.
    """
    if len(edit.field) > 1:
        return edit
    stands = getattr(contract.terms, str(edit.field[0]))
    return None if lies_between(edit.before, edit.after, stands) else replace(edit, before=stands)


def lies_between(before: object, after: object, stands: object) -> bool:
    """Whether the value is what stands now, or lies on the way there."""
    if isinstance(before, date) and isinstance(after, date) and isinstance(stands, date):
        return before < after <= stands or stands <= after < before
    if isinstance(before, Decimal) and isinstance(after, Decimal) and isinstance(stands, Decimal):
        return before < after <= stands or stands <= after < before
    return after == stands
