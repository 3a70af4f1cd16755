"""The verdict on a merge as JSON for programs. `version` changes when a field is removed or means something else."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from psdm_validate.merge_report import MergeReport
from psdm_validate.reporters.difference_json import engagement_json
from psdm_validate.reporters.finding_json import finding_of_merge_json
from psdm_validate.reporters.json_text import json_text

VERSION = 1


def gate_json(report: MergeReport, validator: str) -> str:
    """The whole report as one JSON object; `validator` is the version that judged."""
    verdict = report.verdict
    value = {
        **_head(verdict.as_of, validator, verdict.exit_code, verdict.stopped),
        "target": {"commit": report.target, "name": report.branch, "label": verdict.base},
        "source": {"commit": report.source, "label": verdict.head},
        "edition": verdict.policy.edition,
        "editions": dict(verdict.editions),
        "packs": list(verdict.policy.packs),
        "overrides": dict(verdict.overrides),
        "settings": report.settings,
        "first": verdict.first,
        "rules": list(verdict.rules),
        "records": verdict.records,
        "blocking": [finding_of_merge_json(finding) for finding in verdict.blocking],
        "alarms": [finding_of_merge_json(finding) for finding in verdict.alarms],
        "remarks": [finding_of_merge_json(finding) for finding in verdict.remarks],
        "standing": [finding_of_merge_json(finding) for finding in verdict.standing],
        "settled": [finding_of_merge_json(finding) for finding in verdict.settled],
        "excused": [
            {
                **finding_of_merge_json(item.finding),
                "why": item.why,
                "until": item.until.isoformat() if item.until else None,
            }
            for item in verdict.excused
        ],
        "unjudged": list(map(asdict, verdict.unjudged)),
        "faults": list(map(asdict, verdict.faults)),
        "governing": list(verdict.governing),
        "older": list(map(asdict, report.older)),
        "engagements": [engagement_json(each, report.stakes[each.folder]) for each in verdict.differences],
    }
    return json_text(value)


def no_verdict_json(target: str, source: str, as_of: date, validator: str, because: str) -> str:
    """What to tell programs where neither side could be read: names as they were given, and the reason."""
    head = _head(as_of, validator, 3, because)
    return json_text({**head, "target": {"commit": None, "name": target}, "source": {"commit": None, "name": source}})


def _head(as_of: date, validator: str, exit_code: int, stopped: str | None) -> dict[str, Any]:
    return {
        "version": VERSION,
        "validator": validator,
        "as_of": as_of.isoformat(),
        "exit_code": exit_code,
        "stopped": stopped,
    }
