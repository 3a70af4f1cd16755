"""Duties that rules have found: each finding with what settles it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from psdm_validate.duties.duty import Duty, command_line
from psdm_validate.finding import Finding
from psdm_validate.model.layout import TOP

_NAMES_COMMAND = re.compile(r"(?P<step>[^`]*?):? (?P<command>psdm-validate [^`]+?)\.?")
"""A next step that ends with a command to be typed as it stands."""


def duty_of(finding: Finding) -> Duty:
    """What the finding asks for: its next step, and the command that settles it or else explains its rule."""
    name = finding.engagement.removeprefix(f"{TOP}/") if finding.engagement else None
    if named := _NAMES_COMMAND.fullmatch(finding.next_step):
        return Duty(name, None, finding.message, f"{named['step']}:", named["command"], finding)
    settle = _SETTLED_BY.get(finding.rule)
    command = settle(name, finding) if settle and name else command_line("explain", finding.rule)
    return Duty(name, None, finding.message, finding.next_step, command, finding)


def _close_entry(engagement: str, finding: Finding) -> str:
    # The field of such a finding is risks.R-004.due.
    return command_line("close", engagement, finding.field.split(".")[1], "--outcome", "TEXT")


def _new_status(engagement: str, finding: Finding) -> str:
    return command_line("new status", engagement)


_SETTLED_BY: Mapping[str, Callable[[str, Finding], str]] = {"RPT010": _close_entry, "MTH005": _new_status}
"""Rules whose findings one command settles."""
