"""What differs between two portfolios: by identity of records and entries, never by line or order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from psdm_validate.model.part import Place
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.source import Document, FieldPath, Refused, Value

IDENTITY = (
    ("id",),
    ("number",),
    ("step",),
    ("role", "person", "from"),
    ("role", "from"),
    ("person", "activity"),
    ("person", "when"),
    ("role", "by"),
    ("rule", "file", "field"),
    ("rule", "file"),
    ("field",),
    ("deliverable",),
    ("milestone",),
    ("activity",),
    ("kind",),
    ("month",),
    ("state", "on"),
    ("of",),
)
"""Fields by which an entry of a list is known; the first of these groups that it has all of counts."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a value that was moved, an entry or a record that came or went."""

    file: str
    field: FieldPath
    """The field with entries of lists named by their identity; () for a whole record."""
    before: Value
    """None where it was not there."""
    after: Value
    base: Place | None
    """Where it stood; None where it was not there."""
    head: Place | None
    """Where it stands; None where it is gone."""
    place: Place
    """Where it stands; where it is gone, what held it."""

    @property
    def gone(self) -> bool:
        """Whether it is no longer there."""
        return self.head is None

    @property
    def accrues(self) -> bool:
        """Whether something was added where nothing stood."""
        return self.base is None

    @property
    def name(self) -> str:
        """The field as findings name it: terms.activities.migration.hours."""
        return ".".join(str(step) for step in self.field)


@dataclass(frozen=True, slots=True)
class _Side:
    """A value on one side, and where it stands; where it is not there, what holds it."""

    value: Value
    place: Place
    there: bool = True

    def field(self, name: str) -> _Side:
        if isinstance(self.value, dict) and name in self.value:
            return self._inside(self.value[name], name)
        return self.without()

    def entries(self) -> dict[str, _Side]:
        """Each entry of the list by its identity; none where there is no list."""
        entries = self.value if isinstance(self.value, list) else []
        return {name: self._inside(entries[index], index) for name, index in _named(entries).items()}

    def without(self) -> _Side:
        """The same place without what is looked for in it."""
        return _Side(None, self.place, there=False)

    def _inside(self, value: Value, step: str | int) -> _Side:
        return _Side(value, self.place._replace(path=(*self.place.path, step)))


def changes(base: Portfolio, head: Portfolio, now: Callable[[str], str]) -> Iterator[Change]:
    """Every difference, by file and in the order of the fields. Order, quotes, comments and blanks are none.

    `now` gives the path that a file of base has in head, where a customer was renamed.
    """
    stood = {(now(file), file) for file in base.documents}
    arrived = head.documents.keys() - {file for file, _ in stood}
    for file, was in sorted({*stood, *((file, file) for file in arrived)}):
        old, new = base.documents.get(was), head.documents.get(file)
        if old is None or new is None or old.text != new.text:
            before, after = _record(old, was), _record(new, file)
            readable = isinstance(old, Document) and isinstance(new, Document)
            yield from _differences(file, (), before, after) if readable else [_change(file, (), before, after)]


def _record(document: Document | Refused | None, file: str) -> _Side:
    value = document.value if isinstance(document, Document) else None
    return _Side(value, Place(file), there=document is not None)


def _change(file: str, field: FieldPath, before: _Side, after: _Side) -> Change:
    base = before.place if before.there else None
    head = after.place if after.there else None
    return Change(file, field, before.value, after.value, base, head, after.place)


def _differences(file: str, field: FieldPath, before: _Side, after: _Side) -> Iterator[Change]:
    values = [side.value for side in (before, after)]
    if all(isinstance(value, dict) for value in values) and before.there and after.there:
        names = {name: None for value in values if isinstance(value, dict) for name in value}
        inner = {name: (before.field(name), after.field(name)) for name in names}
    elif any(map(_is_list_of_entries, values)) and all(value is None or isinstance(value, list) for value in values):
        old, new = before.entries(), after.entries()
        inner = {name: (old.get(name, before.without()), new.get(name, after.without())) for name in {**old, **new}}
    else:
        if not before.there or not after.there or _differ(*values):
            yield _change(file, field, before, after)
        return
    for name, (old_side, new_side) in inner.items():
        yield from _differences(file, (*field, name), old_side, new_side)


def _differ(one: Value, other: Value) -> bool:
    return one != other or isinstance(one, bool) is not isinstance(other, bool)


def _is_list_of_entries(value: Value) -> bool:
    """Whether it is a list whose order says nothing; of numbers, such as hours day by day, it says all."""
    return isinstance(value, list) and not all(isinstance(entry, int | Decimal) for entry in value)


def _named(entries: Sequence[Value]) -> dict[str, int]:
    """The index of each entry by its identity; a second one of the same identity is told apart by a count."""
    named: dict[str, int] = {}
    # Counted in the order of what they say, so that entries of one identity may change places like any others.
    for index in sorted(range(len(entries)), key=lambda index: _said(entries[index])):
        name, count = identity(entries[index]), 1
        while name in named:
            count += 1
            name = f"{identity(entries[index])} ({count})"
        named[name] = index
    return dict(sorted(named.items(), key=lambda entry: entry[1]))


def identity(entry: Value) -> str:
    """What an entry of a list is told apart by: what it is known by, else itself."""
    return known_by(entry) or _said(entry)


def known_by(entry: Value) -> str | None:
    """Its id or number, else the fields that tell it apart; None where it has none of them."""
    if not isinstance(entry, dict):
        return None
    for fields in IDENTITY:
        if all(name in entry for name in fields):
            return " ".join(str(entry[name]) for name in fields)
    return None


def _said(value: Value) -> str:
    """The value as text that is the same in whatever order its fields, and the entries of its lists, are written."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(inner)}" for name, inner in sorted(value.items()))
    if isinstance(value, list):
        texts = [_said(inner) for inner in value]
        return ", ".join(sorted(texts) if _is_list_of_entries(value) else texts)
    return str(value)
