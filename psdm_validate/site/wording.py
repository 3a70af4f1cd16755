"""Days, money, hours and names of terms as people read them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import assert_never

from psdm_validate.contract.wording import field_words, value_words
from psdm_validate.finding import Level
from psdm_validate.site.encode import Markup, encode
from psdm_validate.site.markup import NOTHING, Tone, join, whole
from psdm_validate.source import FieldPath

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
    return whole(encode(value_words(amount, ("amount",), currency))) if amount is not None else NOTHING


def hours(number: Decimal | None) -> Markup:
    """640 h."""
    return whole(encode(f"{value_words(number)} h")) if number is not None else NOTHING


def name_of(identifier: str) -> str:
    """project-manager as Project manager, ps-leadership as PS leadership."""
    words = re.split("[-_]", identifier)
    return sentence(" ".join(word.upper() if word in ("ps", "pmo") else word for word in words))


def sentence(words: str) -> str:
    """The words as a sentence or title begins, the rest as it is."""
    return words[:1].upper() + words[1:]


def term(field: FieldPath) -> Markup:
    """The name of a term that a paper moved: "End", "Hours of role engineer"."""
    return encode(sentence(field_words(field).removeprefix("the ")))


def term_value(field: FieldPath, value: object, currency: str) -> Markup:
    """What the term was or became."""
    if value is None:
        return NOTHING
    return on(value) if isinstance(value, date) else encode(value_words(value, field, currency))


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
