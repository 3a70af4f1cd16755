"""Adding to a list: what stands before, what stands afterwards."""

from __future__ import annotations

import pytest

from psdm_validate.edit.cannot_edit import CannotEdit
from tests.edit.making import add_in

ENTRY = {"id": "R-2", "on": "2026-10-05"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: [x, y]  # z\n", "a: [x, y, new]  # z\n"),
        ("a: []\nb: 1\n", "a: [new]\nb: 1\n"),
        ("a:\nb: 1\n", "a: [new]\nb: 1\n"),
        ("b: 1\n", "b: 1\na: [new]\n"),
        ("a:\n  - x  # z\nb: 1\n", "a:\n  - x  # z\n  - new\nb: 1\n"),
        ("a:\n- x\n# of b\nb: 1\n", "a:\n- x\n- new\n# of b\nb: 1\n"),
        ("a:\n  - x\n  # none of y\n\n# of b\nb: 1\n", "a:\n  - x\n  # none of y\n  - new\n\n# of b\nb: 1\n"),
        ("a:\n  - - x\n    - y", "a:\n  - - x\n    - y\n  - new\n"),
        ("a:\n  - x\n\n  - y\nb: 1\n", "a:\n  - x\n\n  - y\n\n  - new\nb: 1\n"),
        ("a: [\n  x,\n  y  # z\n]\n", "a: [\n  x,\n  y,  # z\n  new\n]\n"),
        ("{a: []}\n", "{a: [new]}\n"),
        ("a:\r\n  - x\r\n", "a:\r\n  - x\r\n  - new\r\n"),
    ],
)
def test_an_entry_goes_to_the_end_of_its_list(before: str, after: str) -> None:
    assert add_in(before, "a", "new") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  - {id: R-1}\n", "a:\n  - {id: R-1}\n  - {id: R-2, on: 2026-10-05}\n"),
        ("a:\n  - id: R-1\n", "a:\n  - id: R-1\n  - id: R-2\n    on: 2026-10-05\n"),
        ("a: []\n", "a:\n  - {id: R-2, on: 2026-10-05}\n"),
        ("a: [{id: R-1}]\n", "a: [{id: R-1}, {id: R-2, on: 2026-10-05}]\n"),
    ],
)
def test_an_entry_looks_like_the_one_before_it(before: str, after: str) -> None:
    assert add_in(before, "a", ENTRY) == after


def test_an_entry_too_long_for_a_line_goes_on_several() -> None:
    long = {"id": "R-2", "what": "x" * 110}
    assert add_in("a:\n  - {id: R-1}\n", "a", long) == f"a:\n  - {{id: R-1}}\n  - id: R-2\n    what: {'x' * 110}\n"


def test_a_new_list_stands_where_its_name_belongs() -> None:
    before = "number: 1\n\nclosed: {on: 2026-10-05}\n"
    after = "number: 1\napprovals:\n  - {id: R-2, on: 2026-10-05}\n\nclosed: {on: 2026-10-05}\n"
    assert add_in(before, "approvals", ENTRY, ("number", "approvals", "closed")) == after


def test_what_is_not_a_list_gets_no_entry() -> None:
    with pytest.raises(CannotEdit, match="not a list"):
        add_in("a: x\n", "a", "y")
    with pytest.raises(CannotEdit, match="no such place"):
        add_in("a: [x]\n", "a.4", "y")
