"""The report as JSON for programs. `version` changes when a field is removed or means something else."""

from __future__ import annotations

from datetime import date

from psdm_validate.finding import Level, Report
from psdm_validate.reporters.finding_json import finding_json
from psdm_validate.reporters.json_text import json_text

VERSION = 1


def json_report(report: Report) -> str:
    """The whole report as one JSON object, ending with a line break."""
    value = {
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "edition": report.edition,
        "editions": dict(report.editions),
        "packs": list(report.packs),
        "overrides": dict(report.overrides),
        "tree": report.tree,
        "exit_code": report.exit_code,
        "stopped": report.stopped,
        "summary": {
            "engagements": len(report.engagements),
            "records": report.files,
            "rules": len(report.rules),
            **{f"{level.value}s": report.count(level) for level in Level},
        },
        "engagements": list(report.engagements),
        "findings": [finding_json(finding) for finding in report.findings],
        "excused": [
            {**finding_json(item.finding), "why": item.why, "until": item.until.isoformat() if item.until else None}
            for item in report.excused
        ],
        "unjudged": [{"rule": item.rule, "subject": item.subject, "because": item.because} for item in report.unjudged],
        "faults": [{"rule": item.rule, "subject": item.subject, "error": item.error} for item in report.faults],
    }
    return json_text(value)


def no_report_json(as_of: date, because: str) -> str:
    """What to tell programs where nothing could be read."""
    return json_text({"version": VERSION, "as_of": as_of.isoformat(), "exit_code": 3, "stopped": because})
