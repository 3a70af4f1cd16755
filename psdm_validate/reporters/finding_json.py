"""A finding as JSON for programs, as every report tells it."""

from __future__ import annotations

from typing import Any

from psdm_validate.finding import Finding


def finding_json(finding: Finding) -> dict[str, Any]:
    """The finding with its place."""
    spot = finding.spot
    return {
        "rule": finding.rule,
        "title": finding.title,
        "level": finding.level.value,
        "alarm": finding.fact,
        "message": finding.message,
        "next_step": finding.next_step,
        "source": finding.source,
        "engagement": finding.engagement,
        "file": finding.file,
        "line": spot.line if spot else None,
        "column": spot.column if spot else None,
        "end_column": spot.end_column if spot else None,
        "field": finding.field,
    }


def finding_of_merge_json(finding: Finding) -> dict[str, Any]:
    """The finding with its place, and where it stands on the target if it is about a change."""
    was = finding.was
    return {
        **finding_json(finding),
        "base_file": finding.was_file,
        "base_line": was.line if was else None,
        "base_column": was.column if was else None,
    }
