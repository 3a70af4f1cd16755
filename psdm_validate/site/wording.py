"""Days, money, hours and names of terms as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_never

from psdm_validate.finding import Level
from psdm_validate.model.part import Part
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import NOTHING, Tone, join
from psdm_validate.source import FieldPath

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TERMS = {
    "start": "First day of work",
    "end": "End of contract",
    "amount": "Contract amount",
    "hours": "Total hours",
    "agreement": "General terms",
}
_ENTRIES = {
    "roles": "Role",
    "activities": "Activity",
    "deliverables": "Deliverable",
    "standards": "Standard",
    "milestones": "Milestone",
}


def month(day: date) -> str:
    """The month's three letters."""
    return _MONTHS[day.month - 1]


def plain_day(day: date) -> str:
    """18 Dec 2026."""
    return f"{day.day} {month(day)} {day.year}"


def on(day: date | None) -> Markup:
    """The day as people read it, and as programs do."""
    return Markup(f'<time datetime="{day}">{plain_day(day)}</time>') if day else NOTHING


def dated(as_of: date) -> Markup:
    """As of a day, for the head of a page."""
    return join([Markup("as of"), on(as_of)], " ")


def span(start: date, end: date) -> Markup:
    """From a day to a day."""
    return join([on(start), on(end)], " – ")


def money(amount: Decimal | None, currency: str) -> Markup:
    """USD 184,000.00."""
    return encode(f"{currency} {amount:,.2f}") if amount is not None else NOTHING


def hours(number: Decimal | None) -> Markup:
    """640 h."""
    return encode(f"{number.normalize():,f} h") if number is not None else NOTHING


def count(number: int, one: str, many: str | None = None) -> str:
    """1 risk, 2 risks."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def name_of(identifier: str) -> str:
    """project-manager as Project manager."""
    return sentence(identifier.replace("-", " ").replace("_", " "))


def sentence(words: str) -> str:
    """The words as a sentence or title begins, the rest as it is."""
    return words[:1].upper() + words[1:]


def term(field: FieldPath) -> Markup:
    """The name of a term that a paper moved: "End of contract", "Role engineer: hours"."""
    first, *rest = (str(step) for step in field)
    if not rest:
        return encode(_TERMS.get(first, name_of(first)))
    entry, *inner = rest
    words = f"{_ENTRIES.get(first, name_of(first))} {entry}"
    return encode(f"{words}: {name_of(inner[0]).lower()}" if inner else words)


def term_value(field: FieldPath, value: object, currency: str) -> Markup:
    """What the term was or became."""
    if isinstance(value, date):
        return on(value)
    if isinstance(value, Decimal):
        return hours(value) if field[-1] == "hours" else money(value, currency)
    if isinstance(value, Part):
        return encode(_entry(value))
    return encode(str(value)) if value is not None else NOTHING


def tone_of(level: Level) -> Tone:
    """How findings of the level are coloured."""
    match level:
        case Level.ERROR:
            return "bad"
        case Level.WARNING:
            return "notice"
        case Level.NOTE:
            return "plain"
        case _ as never:
            assert_never(never)


def _entry(entry: Part) -> str:
    name = str(getattr(entry, "name", None) or getattr(entry, "id", ""))
    stated = getattr(entry, "hours", None)
    return f"{name} ({stated.normalize():,f} h)" if isinstance(stated, Decimal) else name
