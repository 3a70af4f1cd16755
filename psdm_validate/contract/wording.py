"""Fields and values of a contract as people say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from psdm_validate.contract.in_force import Moved
from psdm_validate.model.part import Part
from psdm_validate.source import FieldPath

_SINGULAR = {
    "roles": "role",
    "activities": "activity",
    "deliverables": "deliverable",
    "standards": "standard",
    "milestones": "milestone",
    "options": "option",
}


def counted(number: int, noun: str) -> str:
    """A number with its noun, which takes a plain s: "1 day", "3 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def role_words(roles: Iterable[str]) -> str:
    """Roles of which one is wanted: "project manager or program manager"."""
    return " or ".join(role.replace("-", " ") for role in roles)


def field_words(path: FieldPath) -> str:
    """A field of the terms in words: "the end", "the hours of role engineer"."""
    first, *rest = [str(step) for step in path]
    if not rest:
        return f"the {first}"
    entry = f"{_SINGULAR.get(first, first)} {rest[0]}"
    return f"the {rest[1].replace('_', ' ')} of {entry}" if len(rest) > 1 else entry


def value_words(value: object, path: FieldPath = (), currency: str = "") -> str:
    """A value of the field at that path in words; money with its currency where it is given."""
    if value is None:
        return "nothing"
    if isinstance(value, Decimal) and path and path[-1] in ("amount", "rate"):
        return f"{currency} {value:,.2f}".strip()
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    if isinstance(value, Part):
        return str(getattr(value, "name", getattr(value, "id", "")))
    return value.isoformat() if isinstance(value, date) else str(value)


def moved_words(moved: Moved, currency: str) -> str:
    """What a paper moved, in a line: "end: 2026-12-18 → 2027-01-08", "adds activity scanning: Scanning"."""
    field = field_words(moved.field).removeprefix("the ")
    if moved.before is None and isinstance(moved.after, Part):
        return f"adds {field}: {value_words(moved.after)}"
    if moved.after is None and isinstance(moved.before, Part):
        return f"removes {field}: {value_words(moved.before)}"
    before, after = sides_words(moved, currency)
    return f"{field}: {before} → {after}"


def sides_words(moved: Moved, currency: str) -> tuple[str, str]:
    """The value before and the value after, as people say them."""
    return value_words(moved.before, moved.field, currency), value_words(moved.after, moved.field, currency)
