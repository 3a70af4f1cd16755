"""Records in which every word that is not for the customer's eyes is replaced by a canary."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.part import Part
from psdm_validate.model.people import Someone
from psdm_validate.model.record import Record

JOINED_BY = ("id", "labels", "awaits", "week", "month")
"""Fields by which entries, papers and hours are found; they stay, so that what is hidden beside them would be too."""

SomePart = TypeVar("SomePart", bound=Part)


def with_canaries(engagement: Engagement, canary: str) -> Engagement:
    """The engagement with the canary in every text that is not for the customer, in each record that it rests on."""
    read = engagement.shelf.items()
    shelf = {path: _sung(part, canary, hidden=False) if isinstance(part, Record) else part for path, part in read}
    return replace(engagement, shelf=shelf)


def _sung(part: SomePart, canary: str, *, hidden: bool) -> SomePart:
    """The part with its canaries.

    An entry that has an audience of its own is judged by it as a whole. People are listed for ourselves, but whoever
    is named is named; so each is judged field by field.
    """
    own = getattr(part, "audience", None)
    if own == "customer":
        return part
    hidden = own is not None or (hidden and not isinstance(part, Someone))
    values = {}
    for name, field in type(part).model_fields.items():
        extra: Any = field.json_schema_extra
        secret = hidden or extra["x-audience"] != "customer"
        values[name] = _value(getattr(part, name), canary, name in JOINED_BY, secret=secret)
    return part.replace(**values)


def _value(value: object, canary: str, joins: bool, *, secret: bool) -> object:
    if isinstance(value, tuple):
        return tuple(_value(each, canary, joins, secret=secret) for each in value)
    if isinstance(value, Part):
        return _sung(value, canary, hidden=secret)
    return canary if secret and isinstance(value, str) and not joins else value
