"""What nobody edits any more once somebody has put a name to it, and the correction by which a slip is mended."""

from __future__ import annotations

from datetime import date

from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.instrument import Instrument
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.people import CustomerSignature, OurRole, OurSignature
from psdm_validate.model.sow import Sow
from psdm_validate.model.traces import Correction

MANAGERS: tuple[OurRole, ...] = ("project-manager", "program-manager")


def bound(paper: Sow | Instrument) -> bool:
    """Whether a side has signed, confirmed or approved it, or it has ended: it says from then on what it says."""
    ended = isinstance(paper, Instrument) and any((paper.rejected, paper.withdrawn, paper.void))
    signed = any(isinstance(part, OurSignature | CustomerSignature) for part in paper.parts())
    return ended or signed or paper.executed_on is not None


def correction(change: Change, before: Sow | Instrument, after: Sow | Instrument | None) -> Correction | None:
    """The correction, new with this merge, that accounts for exactly this change; None where there is none."""
    new = [entry for entry in after.corrections if entry not in before.corrections] if after else []
    return next((entry for entry in new if entry.field == change.name and entry.was == change.before), None)


def manages(comparison: Comparison, file: str, person: str, day: date) -> bool:
    """Whether that person managed the engagement of a file of the target on the day, by what the target says."""
    record = comparison.base.shelf.get(f"{engagement_folder(file)}/engagement.yaml")
    return isinstance(record, EngagementRecord) and any(person in record.held(role, day) for role in MANAGERS)
