"""The command that drafts a paper for moves that another paper has made, or was to make."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from decimal import Decimal

from psdm_validate.contract.in_force import Moved
from psdm_validate.model.part import Part

OPTIONS = {"start": "--start", "end": "--end", "amount": "--amount", "hours": "--hours"}
"""Terms with an option of their own."""

ADDED = {
    "activities": ("--add-activity", ("id", "name", "hours")),
    "deliverables": ("--add-deliverable", ("id", "name", "activity", "accepted_when")),
    "milestones": ("--add-milestone", ("id", "name", "amount", "due")),
    "roles": ("--add-role", ("id", "hours", "rate")),
}
"""What an entry of a list is drafted with, in the order of its option."""


def redraft_command(kind: str, engagement: str, moved: Iterable[Moved]) -> str:
    """What to type for a paper of that kind which moves the same; what no option drafts is left to the editor."""
    options = [word for moves in moved for word in _option(moves)]
    return shlex.join(["psdm-validate", "new", kind, engagement, *options])


def _option(moved: Moved) -> tuple[str, ...]:
    name, *inner = (str(step) for step in moved.field)
    if not inner and name in OPTIONS:
        return OPTIONS[name], _value(moved.after)
    if isinstance(moved.after, Part):
        return _adding(name, moved.after)
    if moved.after is None:
        return ("--remove", f"{name}.{inner[0]}") if len(inner) == 1 else ()
    return "--set", f"{'.'.join([name, *inner])}={_value(moved.after)}"


def _adding(name: str, entry: Part) -> tuple[str, ...]:
    if name not in ADDED:
        return ()
    option, fields = ADDED[name]
    values = [getattr(entry, field) for field in fields]
    return option, ": ".join(_value(value) for value in values if value is not None)


def _value(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
