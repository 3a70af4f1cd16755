"""From libyaml's events to values and places in one pass, refusing what the input grammar leaves out.

The speed of the whole program is the speed of this file: per event it makes no object beyond the value
and the tuple of its place, and what only a refused file needs happens in `refusals`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from psdm_validate.source import refusals
from psdm_validate.source.characters import first_forbidden
from psdm_validate.source.complaints import complaint
from psdm_validate.source.document import Problem
from psdm_validate.source.places import Entry, Extent, Place, Value
from psdm_validate.source.refusals import CannotGoOn, Refusals
from psdm_validate.source.scalars import UnfitNumber, kind_of_plain, read_plain

try:
    from yaml._yaml import CParser
except ImportError as error:
    # Never the pure parser in its place: it is far slower and reads some files differently.
    raise ImportError(
        "this PyYAML was built without libyaml, which psdm-validate reads records with; "
        "install it from a wheel: pip install --force-reinstall --only-binary :all: PyYAML"
    ) from error

# PyYAML declares the marks of its events optional, yet the C parser always sets them.
Event = Any

NOWHERE: Place = (0, 0, None)


class Composed(NamedTuple):
    """A document's value and places, the constructs refused in it, and where libyaml gave up, if it did."""

    value: Value
    places: Place
    problems: list[Problem]
    complaint: Problem | None


def compose(text: str) -> Composed:
    """Return what `text` holds. Raises nothing for a text without forbidden characters."""
    composer = _Composer(text)
    value, places, gave_up = None, NOWHERE, None
    try:
        value, places = composer.document()
    except MarkedYAMLError as error:
        gave_up = complaint(text, error)
    except CannotGoOn:
        pass
    return Composed(value, places, composer.refusals.problems, gave_up)


class _Composer:
    """Takes libyaml's events one by one; each method consumes exactly the events of what it is named for."""

    __slots__ = ("has_escapes", "has_properties", "next_event", "refusals")

    def __init__(self, text: str) -> None:
        self.next_event: Callable[[], Event] = CParser(text).get_event
        self.refusals = Refusals(text)
        # One look at the whole text spares a look at every value of the usual file.
        self.has_properties = "&" in text or "!" in text
        self.has_escapes = "\\" in text

    def document(self) -> tuple[Value, Place]:
        self.next_event()  # the start of the stream
        start = self.next_event()
        if type(start) is StreamEndEvent:
            self.refusals.add((0, 0), refusals.EMPTY)
            return None, NOWHERE
        if start.version or start.tags:
            self.refusals.add_line(start.start_mark.index, refusals.DIRECTIVE)
        root = self.root(self.next_event())
        self.next_event()  # the end of the document
        after = self.next_event()
        if type(after) is not StreamEndEvent:
            self.refusals.add_line(after.start_mark.index, refusals.SECOND_DOCUMENT)
        return root

    def root(self, event: Event) -> tuple[Value, Place]:
        value, place = self.node(event, 1)
        if type(event) is ScalarEvent and place[0] == place[1]:
            self.refusals.add((0, 0), refusals.EMPTY)
        elif not isinstance(value, dict):
            self.refusals.add_line(event.start_mark.index, refusals.ROOT_NOT_MAPPING)
        return value, place

    def node(self, event: Event, depth: int) -> tuple[Value, Place]:
        kind = type(event)
        if kind is AliasEvent:
            self.refusals.add(_extent(event), refusals.ALIAS)
            return None, NOWHERE
        if self.has_properties:
            self.refusals.add_properties(event)
        if kind is ScalarEvent:
            return self.scalar(event), (event.start_mark.index, event.end_mark.index, None)
        if depth > refusals.DEEPEST:
            self.refusals.add_line(event.start_mark.index, refusals.TOO_DEEP)
            raise CannotGoOn
        if kind is MappingStartEvent:
            return self.mapping(event, depth)
        return self.sequence(event, depth)

    def mapping(self, start: Event, depth: int) -> tuple[Value, Place]:
        values: dict[str, Value] = {}
        entries: dict[str, Entry] = {}
        next_event = self.next_event
        while type(event := next_event()) is not MappingEndEvent:
            key = self.key(event, depth)
            value, place = self.node(next_event(), depth + 1)
            if key is None:
                continue
            if key in entries:
                self.refusals.add_duplicate(_extent(event), entries[key][0])
                continue
            values[key] = value
            entries[key] = (event.start_mark.index, event.end_mark.index, place)
        return values, _container(start, event, entries)

    def sequence(self, start: Event, depth: int) -> tuple[Value, Place]:
        values: list[Value] = []
        places: list[Place] = []
        while type(event := self.next_event()) is not SequenceEndEvent:
            value, place = self.node(event, depth + 1)
            values.append(value)
            places.append(place)
        return values, _container(start, event, places)

    def key(self, event: Event, depth: int) -> str | None:
        """Return the key that starts with `event`, or None when it was refused."""
        if type(event) is not ScalarEvent:
            self.refusals.add_line(event.start_mark.index, refusals.COMPLEX_KEY)
            self.node(event, depth + 1)
            return None
        if self.has_properties:
            self.refusals.add_properties(event)
        if event.style:
            return self.quoted(event)
        key: str = event.value
        kind = kind_of_plain(key)
        if kind == "text" and key != "<<":
            return key
        self.refusals.add_key(_extent(event), key, kind)
        return None

    def scalar(self, event: Event) -> Value:
        if event.style:
            return self.quoted(event)
        try:
            return read_plain(event.value)
        except UnfitNumber as why:
            self.refusals.add(_extent(event), refusals.UNFIT_NUMBER, why=why)
            return None

    def quoted(self, event: Event) -> str:
        text: str = event.value
        if self.has_escapes and event.style == '"' and (found := first_forbidden(text)):
            code, family = found
            self.refusals.add(_extent(event), refusals.ESCAPED_CHARACTER, code=code, what=family.what)
        return text


def _extent(event: Event) -> Extent:
    return event.start_mark.index, event.end_mark.index


def _container(start: Event, end: Event, inside: dict[str, Entry] | list[Place]) -> Place:
    first: int = start.start_mark.index
    return first, end.end_mark.index if start.flow_style else first, inside
