"""A difference between target and merge in words."""

from __future__ import annotations

from psdm_validate.contract.changes import Change
from psdm_validate.source import Value

CALLED = ("what", "name", "title")
"""Fields that say what an entry is about."""
LONGEST = 60
"""Characters of a value that are worth repeating."""


def change_words(change: Change) -> str:
    """What happens to a field, in a clause: "terms.end goes from 2026-12-18 to 2026-12-11"."""
    if change.gone:
        return f"{change.name} is taken out{_about(change.before)}"
    if change.accrues:
        return f"{change.name} is added{_about(change.after)}"
    return f"{change.name} goes from {_words(change.before)} to {_words(change.after)}"


def _about(value: Value) -> str:
    """The value of a field that came or went, or what an entry of a list is about, where it says so."""
    if isinstance(value, dict):
        value = next((value[name] for name in CALLED if name in value), None)
    return "" if value is None or isinstance(value, dict | list) else f" ({_words(value)})"


def _words(value: Value) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
    text = " ".join(text.split())
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f'"{shown}"' if isinstance(value, str) and " " in value else shown
