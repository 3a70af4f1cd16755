"""A difference between target and merge in words."""

from __future__ import annotations

from psdm_validate.contract.changes import Change
from psdm_validate.source import Value

LONGEST = 60
"""Characters of a value that are worth repeating."""


def change_words(change: Change) -> str:
    """What happens to a field, in a clause: "terms.end goes from 2026-12-18 to 2026-12-11"."""
    if change.gone:
        return f"{change.name} is taken out"
    if change.accrues:
        return f"{change.name} is added"
    return f"{change.name} goes from {_words(change.before)} to {_words(change.after)}"


def _words(value: Value) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f'"{shown}"' if isinstance(value, str) and " " in value else shown
