"""Adding a field that is not there: what stands before, what stands afterwards."""

from __future__ import annotations

import pytest

from psdm_validate.edit.cannot_edit import CannotEdit
from tests.edit.making import set_in

SOW = """\
# Figures are examples.
number: SOW-1
title: An API

terms:
  start: 2026-07-13    # a Monday
  hours: 1920
  # end still open

# Papers
proposal:
  - {on: 2026-05-11}
"""
ORDER = ("number", "title", "service", "terms", "end", "approvals")


def test_a_field_goes_behind_the_nearest_one_that_precedes_it() -> None:
    assert set_in(SOW, "service", "custom", ORDER) == SOW.replace("An API\n", "An API\nservice: custom\n")


def test_a_field_without_a_known_place_goes_to_the_end() -> None:
    assert set_in("a: 1\nb: 2\n# the end\n", "c", 3, ORDER) == "a: 1\nb: 2\nc: 3\n# the end\n"


def test_a_field_stays_above_what_belongs_to_the_next_one() -> None:
    after = SOW.replace("# end still open\n", "# end still open\n  end: 2026-10-30\n")
    assert set_in(SOW, "terms.end", "2026-10-30") == after


def test_a_field_goes_between_two_others_above_the_remark_of_the_second() -> None:
    before = "a: 1  # one\n\n# about b\nb: 2\n"
    assert set_in(before, "c", 3, ("a", "c", "b")) == "a: 1  # one\nc: 3\n\n# about b\nb: 2\n"


def test_where_parts_stand_apart_a_new_one_does_too() -> None:
    assert set_in(SOW, "signed.on", "2026-07-01") == SOW + "\nsigned: {on: 2026-07-01}\n"


def test_no_blank_line_goes_below_text_that_would_take_it_in() -> None:
    assert set_in("a: 1\n\nb: |+\n  text\n", "c", 3) == "a: 1\n\nb: |+\n  text\nc: 3\n"


def test_fields_above_that_are_missing_are_made() -> None:
    assert set_in("a: 1\n", "b.c.d", "x") == "a: 1\nb:\n  c: {d: x}\n"
    assert set_in("a:   # open\nb: 2\n", "a.c", "x") == "a: {c: x}   # open\nb: 2\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {b: 1, d: 2}  # x\n", "a: {b: 1, c: 3, d: 2}  # x\n"),
        ("a: { b: 1 }\n", "a: { b: 1, c: 3 }\n"),
        ("a: {}\n", "a: {c: 3}\n"),
        ("a: { }\n", "a: {c: 3}\n"),
        ("a: {b: , d: 2}\n", "a: {b: , c: 3, d: 2}\n"),
        ('a: {"b":1}\n', 'a: {"b":1, c: 3}\n'),
        ("a: {\n  b: 1,\n  d: 2  # two\n}\n", "a: {\n  b: 1,\n  c: 3,\n  d: 2  # two\n}\n"),
        ("a: {\n  d: 2,\n  b: 1  # one\n}\n", "a: {\n  d: 2,\n  b: 1,  # one\n  c: 3\n}\n"),
        ("a: {\n  d: 2,\n  b: 1,  # one\n}\n", "a: {\n  d: 2,\n  b: 1,  # one\n  c: 3,\n}\n"),
    ],
)
def test_fields_in_braces_get_another_in_the_same_manner(before: str, after: str) -> None:
    assert set_in(before, "a.c", 3, ("b", "c")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  - b: 1\n    d: 2\n  - e\n", "a:\n  - b: 1\n    c: 3\n    d: 2\n  - e\n"),
        ("a:\n-   b: 1  # one\n-   e\n", "a:\n-   b: 1  # one\n    c: 3\n-   e\n"),
        ("a:\n  -\n    b:\n      - 1\n  - e\n", "a:\n  -\n    b:\n      - 1\n    c: 3\n  - e\n"),
        ("a:\n  - b: |\n      text\n\n  - e\n", "a:\n  - b: |\n      text\n    c: 3\n\n  - e\n"),
        ("a:\n  - b: |+\n      text\n\n  - e\n", "a:\n  - b: |+\n      text\n\n    c: 3\n  - e\n"),
        ("a:\n  - b: 1", "a:\n  - b: 1\n    c: 3\n"),
        ("a:\r\n  - b: 1\r\n", "a:\r\n  - b: 1\r\n    c: 3\r\n"),
    ],
)
def test_an_item_of_a_list_gets_a_field_in_its_column(before: str, after: str) -> None:
    assert set_in(before, "a.0.c", 3, ("b", "c")) == after


def test_a_record_in_braces_gets_a_field() -> None:
    assert set_in("{a: 1}\n", "b", 2) == "{a: 1, b: 2}\n"


def test_a_name_that_reads_as_no_text_goes_in_quotes() -> None:
    assert set_in("a: 1\n", "x: y", 2) == 'a: 1\n"x: y": 2\n'


def test_a_field_never_changes_the_one_above_it() -> None:
    # Without a line end the text above reads as "text", with one as "text\n".
    with pytest.raises(CannotEdit, match="a line end after the last"):
        set_in("a: |\n  text", "b", 2)


def test_a_pair_in_a_list_without_braces_gets_no_second_field() -> None:
    with pytest.raises(CannotEdit, match=r"Put \{ \} around it by hand"):
        set_in("a: [b: 1]\n", "a.0.c", 2)
