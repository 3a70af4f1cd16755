"""A new entry at the end of its list in the RAID log; the log itself where there is none yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from psdm_validate.drafts.place import Place
from psdm_validate.drafts.record import drafted
from psdm_validate.edit.changes import FileEdit
from psdm_validate.edit.scalars import Writable
from psdm_validate.edit.splices import with_entry
from psdm_validate.model.part import Part
from psdm_validate.model.raid import Action, Decision, Issue, Raid, Risk

Kind = Literal["risk", "action", "issue", "decision"]

MODELS: dict[Kind, type[Part]] = {"risk": Risk, "action": Action, "issue": Issue, "decision": Decision}


def new_entry(place: Place, kind: Kind, fields: Mapping[str, Writable]) -> tuple[str, FileEdit]:
    """The entry's number and the edit that adds it. Raises CannotEdit where the log cannot take it."""
    number = _next_number(place, kind)
    model = MODELS[kind]
    said = {"id": number, **fields}
    entry = {name: said[name] for name in model.written_order() if name in said}
    path = f"{place.engagement.folder}/raid.yaml"
    raid = place.engagement.raid
    if raid is None:
        return number, drafted(path, Raid, {**raid_head(place), f"{kind}s": [entry]})[0]
    text = with_entry(place.document(path), (f"{kind}s",), entry, Raid.written_order())
    return number, place.edit(path, text)


def raid_head(place: Place) -> dict[str, Writable]:
    """Title and owner of a RAID log, as the method wants them."""
    engagement = place.engagement
    owner = next((member.person for member in engagement.record.team if member.role == "project-manager"), None)
    head: dict[str, Writable] = {"title": f"RAID - {engagement.customer.name} - {engagement.sow.number}"}
    return {**head, "owner": owner} if owner else head


def _next_number(place: Place, kind: Kind) -> str:
    """The first free number. One whose entry was erased is not used again either."""
    raid = place.engagement.raid
    letter = kind[0].upper()
    present = [entry.id for entry in getattr(raid, f"{kind}s")] if raid else []
    erased = [stone.of for stone in place.engagement.record.tombstones]
    used = [int(number[2:]) for number in (*present, *erased) if number.startswith(f"{letter}-")]
    return f"{letter}-{max(used, default=0) + 1:03d}"
