"""The `changes:` of a paper, from what shall be and what is in force."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from psdm_validate.contract.wording import field_words, value_words
from psdm_validate.drafts import answers
from psdm_validate.drafts.answers import Entry, NotUnderstood
from psdm_validate.drafts.place import CannotDraft, NotKnown
from psdm_validate.edit.scalars import Writable
from psdm_validate.model.changes import Changes, OpenMove
from psdm_validate.model.part import Part, part_within
from psdm_validate.model.terms import Terms

Read = Callable[[str], Writable]

MONEY = ("amount", "rate", "billed_before")
READ: dict[str, Read] = {
    **dict.fromkeys(MONEY, answers.money),
    "hours": answers.hours,
    "start": answers.day,
    "end": answers.day,
    "months": answers.whole,
    "milestones.due": answers.day,
}
"""How the new value of a field is read; text where nothing is said."""

LISTS = tuple(name for name, field in Terms.model_fields.items() if part_within(field.annotation))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a paper shall do to the contract in force."""

    values: Sequence[tuple[str, str]] = ()
    """Fields of the terms and their new values, entries of lists by their id: ("roles.engineer.hours", "840").

    An empty value takes the field out.
    """
    added: Sequence[tuple[str, Entry]] = ()
    """Lists of the terms and their new entries."""
    removed: Sequence[str] = ()
    """Entries that go: "activities.training"."""


def changes_of(terms: Terms, wish: Wish) -> dict[str, Writable]:
    """The `changes:` that make the terms what is wished, as a record holds them, `from` as it is in force.

    Raises NotKnown for a field or entry that is not there and a value that is none, CannotDraft for one that
    holds already.
    """
    single: dict[str, Writable] = {}
    lists: dict[str, dict[str, list[Writable]]] = {}
    moved: dict[tuple[str, str], dict[str, Writable]] = {}
    fields = [field for field, _ in wish.values]
    for field, text in wish.values:
        if fields.count(field) > 1:
            raise NotKnown(f"{field} is to become two things at once. Say one of them.")
        path = tuple(field.split("."))
        if len(path) == 1:
            single[field] = _reason(text) if field == "termination" else _move(terms, path, text)
        else:
            name, identifier, inner = _inner_field(terms, path)
            moved.setdefault((name, identifier), {})[inner] = _move(_entry(terms, name, identifier), path, text)
    for name, entry in wish.added:
        _demand_new(terms, name, str(entry["id"]))
        lists.setdefault(name, {}).setdefault("add", []).append(entry)
    for (name, identifier), moves in moved.items():
        lists.setdefault(name, {}).setdefault("change", []).append({"id": identifier, **moves})
    for field in wish.removed:
        name, identifier = _whole_entry(terms, field)
        lists.setdefault(name, {}).setdefault("remove", []).append(identifier)
    return {name: (single | lists)[name] for name in Changes.written_order() if name in single or name in lists}


def _reason(text: str) -> str:
    if not text:
        raise NotKnown("termination says why the contract ends; write the reason.")
    return text


def _move(holder: Part, path: tuple[str, ...], text: str) -> Mapping[str, Writable]:
    """From what is in force to what shall be.

    A value that the contract leaves open has no `from`, one that is taken out has no `to`.
    """
    field, last = ".".join(path), path[-1]
    if last not in type(holder).model_fields or (len(path) == 1 and last in LISTS):
        raise _unknown(field, [name for name in Changes.written_order() if name not in LISTS])
    there = getattr(holder, last)
    if not text:
        _demand_optional(path, there)
        return {"from": _as_written(there, last)}
    try:
        after = READ.get(f"{path[0]}.{last}", READ.get(last, str))(text)
    except NotUnderstood as why:
        raise NotKnown(f"{field}: {why}") from why
    if there is None:
        return {"to": after}
    before = _as_written(there, last)
    if before == after:
        raise CannotDraft(f"{field} is {value_words(there, path)} already; leave it out.")
    return {"from": before, "to": after}


def _demand_optional(path: tuple[str, ...], there: object) -> None:
    """Raise CannotDraft for a field that is not there to be taken out, NotKnown for one that no contract lacks."""
    field, kind = ".".join(path), part_within(Changes.model_fields[path[0]].annotation)
    if kind and len(path) > 1:
        entry = part_within(kind.model_fields["change"].annotation)
        kind = part_within(entry.model_fields[path[-1]].annotation) if entry else None
    if kind is None or not issubclass(kind, OpenMove):
        raise NotKnown(f"{field} cannot be taken out of a contract; say what it shall be.")
    if there is None:
        raise CannotDraft(f"the contract does not say {field}, so there is nothing to take out.")


def _as_written(value: object, field: str) -> Writable:
    if isinstance(value, Decimal):
        return f"{value:.2f}" if field in MONEY else answers.hours(f"{value:f}")
    assert isinstance(value, str | int | date)
    return value.isoformat() if isinstance(value, date) else value


def _inner_field(terms: Terms, path: tuple[str, ...]) -> tuple[str, str, str]:
    """List, id and field that may move. Raises NotKnown for anything else."""
    name, identifier, *inner = path
    _entry(terms, name, identifier)
    change = part_within(Changes.model_fields[name].annotation)
    entry = part_within(change.model_fields["change"].annotation) if change else None
    movable = [field for field in (entry.model_fields if entry else ()) if field != "id"]
    if len(inner) != 1 or inner[0] not in movable:
        raise _unknown(".".join(path), [f"{name}.{identifier}.{field}" for field in movable])
    return name, identifier, inner[0]


def _whole_entry(terms: Terms, field: str) -> tuple[str, str]:
    name, _, identifier = field.partition(".")
    if not identifier:
        raise NotKnown(f'--remove: "{field}" names no entry of a list; write it as activities.training.')
    _entry(terms, name, identifier)
    return name, identifier


def _entry(terms: Terms, name: str, identifier: str) -> Part:
    if name not in LISTS:
        raise _unknown(name, LISTS)
    entries = {str(entry.id): entry for entry in getattr(terms, name)}
    if identifier not in entries:
        raise _unknown(f"{name}.{identifier}", [f"{name}.{known}" for known in entries])
    found: Part = entries[identifier]
    return found


def _demand_new(terms: Terms, name: str, identifier: str) -> None:
    if any(entry.id == identifier for entry in getattr(terms, name)):
        raise CannotDraft(
            f"the contract has {field_words((name, identifier))} already. Give the new one another short name, "
            f"or move fields of the one that is there: --set {name}.{identifier}.FIELD=VALUE"
        )


def _unknown(field: str, known: Iterable[str]) -> NotKnown:
    there = list(known)
    near = difflib.get_close_matches(field, there, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return NotKnown(f"the contract in force has no {field}. {hint}There is: {', '.join(there) or 'none at all'}.")
