"""What was sold, and days of an engagement that have passed: called off, taken over, steps, pauses, the team."""

from __future__ import annotations

from datetime import date, timedelta

from psdm_validate.contract.change_words import change_words
from psdm_validate.contract.changes import Change
from psdm_validate.contract.comparison import Comparison
from psdm_validate.contract.rights import MANAGERS
from psdm_validate.contract.tombstones import Erasable, erasable_entry
from psdm_validate.model.engagement_record import EngagementRecord, Hold, Member
from psdm_validate.model.layout import engagement_folder
from psdm_validate.model.part import Place
from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks
from psdm_validate.source import Value

WHY = ("cancelled", "why")
"""A reason may always be put better."""

HANDOVER_NOTED = timedelta(days=7)
"""How long afterwards the last day of somebody who managed may be noted, or mended."""


def dated_facts_kept(comparison: Comparison, as_of: date) -> Remarks:
    """What of engagement.yaml may be added, and neither moves nor goes afterwards."""
    for record, changes in comparison.moved(EngagementRecord):
        for change in changes:
            match change.field:
                case ("kind",) if _sold(record, comparison):
                    yield _kind(record, change)
                case ("adopted", *_):
                    yield _adopted(record, change)
                case ("cancelled", *_) if not change.accrues and change.field != WHY:
                    yield _cancelled(record, change)
                case ("steps", *_) if not change.accrues:
                    step = erasable_entry(record.place.file, change.name, change.before)
                    yield from _passed(
                        step, change.place, change.base, comparison, f"it has happened, and {change_words(change)}"
                    )
        yield from _holds(record, changes, comparison, as_of)
        yield from _team(record, comparison, as_of)


def _sold(record: EngagementRecord, comparison: Comparison) -> bool:
    sow = comparison.base.shelf.get(f"{engagement_folder(record.place.file)}/sow.yaml")
    return isinstance(sow, Sow) and sow.executed_on is not None


def _adopted(record: EngagementRecord, change: Change) -> Remark:
    return Remark(
        change.place,
        f"an engagement is adopted when it arrives here and never afterwards, and {change_words(change)}",
        "Put back what the target has. What was missed here is told in waivers.yaml, under late.",
        was=change.base or record.place,
    )


def _kind(record: EngagementRecord, change: Change) -> Remark:
    return Remark(
        change.place,
        f"what was sold is signed, and {change_words(change)}",
        "Put back what the target has; another kind of engagement begins with a SOW of its own.",
        was=change.base,
    )


def _cancelled(record: EngagementRecord, change: Change) -> Remark:
    return Remark(
        change.place,
        f"the work was called off on {record.cancelled.on if record.cancelled else None}, and {change_words(change)}",
        "Put it back. Where work goes on after all, it begins as a new engagement with a SOW of its own.",
        was=change.base,
    )


def _holds(record: EngagementRecord, changes: tuple[Change, ...], comparison: Comparison, as_of: date) -> Remarks:
    """Pauses that were over and are there no more with the same days."""
    after = comparison.after(record)
    kept = {(hold.since, hold.until) for hold in after.on_hold} if after else set()
    over = {hold.place: hold for hold in record.on_hold if hold.until and hold.until < as_of}
    for change in changes:
        hold = over.get(change.base) if change.base else None
        if hold and (hold.since, hold.until) not in kept:
            pause = erasable_entry(record.place.file, f"on_hold.{hold.since}", change.before)
            wrong = f"{_pause(hold)}, and it is gone or has other days"
            yield from _passed(pause, change.place, change.base, comparison, wrong)


def _pause(hold: Hold) -> str:
    return f"the pause from {hold.since} to {hold.until} is over"


def _team(record: EngagementRecord, comparison: Comparison, as_of: date) -> Remarks:
    """Days on the team that had begun, and of whoever managed also days that were over: rights follow from them."""
    after = comparison.after(record)
    if after is None:
        return
    for member in record.team:
        same = [each for each in after.team if _stint(each) == _stint(member)]
        if member.since > as_of or any(_ends_alike(member, each, as_of) for each in same):
            continue
        entry = erasable_entry(record.place.file, f"team.{member.person}", _written(member))
        place = same[0].at("until") if same else Place(comparison.now(record.place.file), ("team",))
        moved = "has another last day now" if same else "is gone or begins on another day"
        yield from _passed(entry, place, member.place, comparison, f"{_on_team(member)}, and that {moved}")


def _stint(member: Member) -> tuple[str, str, date]:
    return member.role, member.person, member.since


def _ends_alike(was: Member, now: Member, as_of: date) -> bool:
    """Whether the last day is the same, still free, or of somebody whose word does not depend on it."""
    days = [day for day in (was.until, now.until) if day]
    recent = all(day >= as_of - HANDOVER_NOTED for day in days)
    return was.until == now.until or was.role not in MANAGERS or recent


def _on_team(member: Member) -> str:
    until = f" to {member.until}" if member.until else " on"
    return f"{member.person} is on the team as {member.role} from {member.since}{until}"


def _written(member: Member) -> dict[str, Value]:
    return member.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _passed(erasable: Erasable, place: Place, was: Place | None, comparison: Comparison, wrong: str) -> Remarks:
    if not erasable.erased(comparison):
        step = f"Put back what the target has. Where it was a slip, {erasable.decided}."
        yield Remark(place, wrong, step, was=was)
