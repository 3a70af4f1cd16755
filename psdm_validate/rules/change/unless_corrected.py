"""A slip of a record mended by what the signed paper says."""

from __future__ import annotations

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.corrections import correction, doubts
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks


def unless_corrected(paper: Sow | Instrument, change: Change, comparison: Comparison, found: Remark) -> Remarks:
    """What was found, unless a correction accounts for it; where one does not count, why it does not."""
    mended = correction(change, paper, comparison.after(paper))
    if mended is None:
        yield found
    else:
        for doubt in doubts(mended, paper, comparison):
            yield Remark(doubt.place, doubt.wrong, doubt.step, was=change.base)
