"""Entries and facts that stay once somebody has accepted, approved or filed them."""

from __future__ import annotations

from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.tombstones import Erasable, erasable_entry, erasable_record
from psdm_validate.model.acceptance import Acceptance
from psdm_validate.model.closeout import Closeout
from psdm_validate.model.engagement_record import EngagementRecord
from psdm_validate.model.raid import Raid
from psdm_validate.model.record import Record
from psdm_validate.model.timesheet import Timesheet
from psdm_validate.rule import Remark, Remarks

HOURS = ("week", "worked")
ENTRIES = ("risks", "actions", "issues", "decisions")
PUT_BACK = "Put back what the target has."


def rewritten(comparison: Comparison, logs: frozenset[str]) -> Remarks:
    """What nobody takes back: accepted work, approved hours, tombstones and entries of these RAID logs."""
    kinds: tuple[type[Record], ...] = (Acceptance, Closeout, Timesheet, EngagementRecord, *((Raid,) if logs else ()))
    for record, changes in comparison.moved(*kinds):
        asked = not isinstance(record, Raid) or record.place.file in logs
        for change in changes if asked else ():
            why = _why_kept(record, change) if change.field else None
            erasable = _erasable(record, change, comparison) if why else None
            if why and not (erasable and erasable.erased(comparison)):
                step = f"{PUT_BACK} {erasable.unless}." if erasable else PUT_BACK
                yield Remark(change.place, f"{why}, and {change_words(change)}", step, was=change.base)


def _why_kept(record: Record, change: Change) -> str | None:
    """Why that may not change, as the beginning of a sentence; None where it may."""
    if isinstance(record, Timesheet):
        moved = change.field[0] in HOURS or (not change.accrues and change.field[0] in ("submitted", "approvals"))
        return f"the hours of {record.week} are approved" if record.approvals and moved else None
    if change.base is None:
        return None
    match record, change.base.path:
        case Acceptance(), ("items", int(index), *_) if record.items[index].accepted:
            return f"{record.items[index].of} is accepted"
        case Closeout(), ("sign_off", *_):
            return "the work is signed off"
        case EngagementRecord(), ("tombstones", *_):
            return "a tombstone stays"
        case Raid(), (str(name), _) if name in ENTRIES and change.gone:
            return "entries of the log are closed, not deleted"
    return None


def _erasable(record: Record, change: Change, comparison: Comparison) -> Erasable | None:
    """What a tombstone would have to name; nothing takes a tombstone back."""
    if isinstance(record, EngagementRecord):
        return None
    if isinstance(record, Raid):
        return erasable_entry(record.place.file, str(change.field[-1]), change.before)
    return erasable_record(comparison.base, record.place.file)
