"""Pending papers that were drafted from a state which is no longer in force."""

from __future__ import annotations

from psdm_validate.contract.in_force import Contract, Mismatch, with_paper
from psdm_validate.model.instrument import Amendment

ENTRY = 2
"""Length of the path of a whole entry of a list: the list and the entry's id."""


def drafted_from_before(paper: Amendment, contract: Contract) -> tuple[Mismatch, ...]:
    """Where a pending paper starts from what is not in force; it may be drafted on top of another pending one."""
    others = [with_paper(contract, other).steps[-1] for other in contract.pending if other is not paper]
    promised = {(moved.field, moved.after) for step in others for moved in step.moved}
    entries = {moved.field for step in others for moved in step.moved}

    def is_awaited(mismatch: Mismatch) -> bool:
        whole = len(mismatch.field) == ENTRY
        return mismatch.field in entries if whole else (mismatch.field, mismatch.stated) in promised

    return tuple(each for each in with_paper(contract, paper).steps[-1].mismatches if not is_awaited(each))
