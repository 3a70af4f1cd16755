"""What nobody edits any more once somebody has put a name to it."""

from __future__ import annotations

from datetime import date

from psdm_validate.model.instrument import Instrument
from psdm_validate.model.people import CustomerSignature, OurSignature
from psdm_validate.model.sow import Sow


def bound(paper: Sow | Instrument) -> bool:
    """Whether a side has signed, confirmed or approved it, or it has ended: it says from then on what it says."""
    ended = isinstance(paper, Instrument) and any((paper.rejected, paper.withdrawn, paper.void))
    return ended or bound_on(paper) is not None


def bound_on(paper: Sow | Instrument) -> date | None:
    """The day of its execution, or else of the last signature there is; None while nobody has put a name to it."""
    signed = (part.on for part in paper.parts() if isinstance(part, OurSignature | CustomerSignature))
    return paper.executed_on or max(signed, default=None)
