"""What is to be done, as JSON for programs. `version` changes when a field is removed or means something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from psdm_validate.duties.agenda import Agenda
from psdm_validate.duties.checklist import Checklist
from psdm_validate.duties.duty import Duty
from psdm_validate.reporters.json_text import json_text

VERSION = 1


def duties_json(agenda: Agenda, checklists: Sequence[Checklist]) -> str:
    """The duties, soonest first, and the checklists as one JSON object, ending with a line break."""
    value = {
        "version": VERSION,
        "as_of": agenda.as_of.isoformat(),
        "until": agenda.until.isoformat(),
        "overrides": dict(agenda.overrides),
        "engagements": list(agenda.engagements),
        "duties": [_duty(duty, agenda) for duty in agenda.duties],
        "checklists": [asdict(checklist) for checklist in checklists],
        "unknown": list(agenda.unknown),
    }
    return json_text(value)


def _duty(duty: Duty, agenda: Agenda) -> dict[str, Any]:
    finding = duty.finding
    return {
        "engagement": duty.engagement,
        "on": duty.on.isoformat() if duty.on else None,
        "urgency": duty.urgency(agenda.as_of).value,
        "what": duty.what,
        "step": duty.step,
        "command": duty.command,
        "rule": finding.rule if finding else None,
        "level": finding.level.value if finding else None,
        "file": finding.file if finding else None,
        "line": finding.spot.line if finding and finding.spot else None,
    }
