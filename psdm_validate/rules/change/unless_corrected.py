"""A slip of a record mended by what the signed paper says."""

from __future__ import annotations

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.frozen import correction, manages
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks


def unless_corrected(paper: Sow | Instrument, change: Change, comparison: Comparison, found: Remark) -> Remarks:
    """What was found, unless a correction accounts for it; a correction that the manager confirms does not do."""
    mended = correction(change, paper, comparison.after(paper))
    if mended is None:
        yield found
    elif manages(comparison, paper.place.file, mended.approved.by, mended.approved.on):
        yield Remark(
            mended.approved.at("by"),
            f"{mended.approved.by} manages the project and cannot be the one who confirms that {change.name} was a "
            "slip of the record",
            "Ask somebody else to compare the record with the signed paper.",
            was=change.base,
        )
