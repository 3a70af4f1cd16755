"""Twelve thousand random edits, one after the other in records of every style: what each leaves as it was."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.scalars import Writable, same
from psdm_validate.edit.splices import with_entry, with_value
from psdm_validate.source import Document, FieldPath, Value
from tests.edit.making import read
from tests.edit.records import records

RECORDS, EDITS_EACH = 600, 20
REMARK = re.compile(r"# remark \w+[^\r\n]*")
VALUES: list[Writable] = [
    None, True, 7, Decimal("-0.50"), "open", "184000.00", "12:30", "", " x ", "it's", 'a "b"', "a: b", "x #y", "[x]",
    "- x", "? y", "&a", "null", "é, {日}", "back\\slash", "two\nlines\n", "two\n\n  lines", "\ttab", "trailing \n",
    "x" * 130, [], {}, ["a", 1], {"id": "A-1", "on": "2026-10-05"}, {"deep": {"er": ["x", {"y": "z"}]}}, [["a"]],
    ["b", []], {"told": "two\nlines", "a b": "x" * 110}, [{"id": 1, "<<": None}, {"id": "x" * 110, "12": "\n"}],
]  # fmt: skip
ORDER = ("id", "added", "what", "owner")


class Edit(NamedTuple):
    """An edit of whatever record it meets: places are counted round and round."""

    deed: str
    place: int
    value: Writable

    def path(self, record: Value) -> FieldPath:
        """The path in `record` at which the value is set or to whose list it is added."""
        wanted = {"set": object, "append": list}.get(self.deed, dict)
        paths = [path for path, value in places(record) if path and isinstance(value, wanted)]
        if self.deed in {"set", "append"} and paths:
            return paths[self.place % len(paths)]
        holder = [(), *paths][self.place % (len(paths) + 1)]
        names = {"append": ("new",), "append to new": ("new",), "add deep": ("deep", "er")}
        return (*holder, *names.get(self.deed, ("added",)))

    def made(self, document: Document, path: FieldPath) -> str:
        """The text of the record after the edit."""
        edit = with_entry if self.deed.startswith("append") else with_value
        return edit(document, path, self.value, ORDER)


DEEDS = ["set", "set", "set", "add", "add deep", "append", "append", "append to new"]
EDITS = st.builds(Edit, st.sampled_from(DEEDS), st.integers(0, 60), st.sampled_from(VALUES))


def places(value: Value, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Value]]:
    """Every path of a record with its value, those of lists and mappings before what is inside them."""
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield from places(part, (*path, step))


def intended(record: Value, path: FieldPath, edit: Edit) -> Value:
    """What the record should mean after the edit, worked out on plain values."""
    result: Any = copy.deepcopy(record)
    holder = result
    for step in path[:-1]:
        if step in holder and holder[step] is None:
            holder[step] = {}
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else holder[step]
    last: Any = path[-1]
    if edit.deed.startswith("append"):
        present = holder[last] if isinstance(holder, list) or last in holder else None
        holder[last] = [*(present or []), edit.value]
    else:
        holder[last] = edit.value
    return result  # type: ignore[no-any-return]


def difference(before: str, after: str) -> tuple[int, int]:
    """The stretch of `before` outside of which `after` has the same characters in the same place."""
    start = shared(before, after)
    return start, len(before) - shared(before[start:][::-1], after[start:][::-1])


def shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning on."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def check(document: Document, path: FieldPath, edit: Edit) -> str:
    before, after = document.text, edit.made(document, path)
    assert same(read(after).value, intended(document.value, path, edit))
    assert sorted(REMARK.findall(before)) == sorted(REMARK.findall(after))
    assert after.count("\r") == (after.count("\n") if "\r" in before else 0)
    start, end = difference(before, after)
    for other, value in places(document.value):
        if isinstance(value, (dict, list)) or other[: len(path)] == path or path[: len(other)] == other:
            continue
        span = document.locate(other)
        written = before[span.start : span.end].rstrip()
        assert not before[max(start, span.start) : min(end, span.start + len(written))], f"{other} was touched"
    return after


def rightly_refused(document: Document, path: FieldPath, why: CannotEdit) -> bool:
    """Whether the edit would drop a remark, or adds to what is no list or mapping."""
    values = dict(places(document.value))
    if "remarks" in str(why):
        return isinstance(values[path], (dict, list)) and bool(REMARK.search(document.text))
    if "not a list" in str(why):
        return path in values and not isinstance(values[path], list)
    return not isinstance(values[path[:-1]], dict)


@settings(max_examples=RECORDS, deadline=None, derandomize=True)
@given(records(), st.lists(EDITS, min_size=EDITS_EACH, max_size=EDITS_EACH))
def test_an_edit_changes_what_was_asked_for_and_no_other_sign(text: str, edits: list[Edit]) -> None:
    for edit in edits:
        document = read(text)
        path = edit.path(document.value)
        try:
            text = check(document, path, edit)
        except CannotEdit as why:
            assert rightly_refused(document, path, why), f"{why}\n{text}"


@settings(max_examples=RECORDS // 4, deadline=None, derandomize=True)
@given(records())
def test_setting_a_value_to_what_it_is_already_changes_nothing(text: str) -> None:
    document = read(text)
    for path, value in places(document.value):
        assert with_value(document, path, value) == text
