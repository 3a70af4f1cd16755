"""Setting a value that is there: what stands before, what stands afterwards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.scalars import Writable
from tests.edit.making import set_in

RISK = """\
risks:   # reviewed every week
  - id: R-001          # never renumbered
    what: 'The client''s data is late'
    due: "2026-07-20"

    closed:
  - {id: R-002, due: 2026-08-01, labels: [a, "b c"]}  # small
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("risks.0.id", "R-009", "id: R-001          # never", "id: R-009          # never"),
        ("risks.0.id", "R: 9", "id: R-001          # never", 'id: "R: 9"          # never'),
        ("risks.0.id", 9, "id: R-001", "id: 9"),
        ("risks.0.what", "It's late", "'The client''s data is late'", "'It''s late'"),
        ("risks.0.what", "Two\nlines", "'The client''s data is late'", '"Two\\nlines"'),
        ("risks.0.due", date(2026, 9, 1), '"2026-07-20"', '"2026-09-01"'),
        ("risks.0.closed", "2026-09-01", "closed:", "closed: 2026-09-01"),
        ("risks.0.closed", {"on": date(2026, 9, 1)}, "closed:", "closed: {on: 2026-09-01}"),
        ("risks.0.closed", {"told": "Two\nlines"}, "closed:", "closed:\n      told: |-\n        Two\n        lines"),
        ("risks.1.due", Decimal("1.50"), "due: 2026-08-01,", "due: 1.50,"),
        ("risks.1.id", "R-2, the second", "id: R-002,", 'id: "R-2, the second",'),
        ("risks.1.labels.1", "d", '[a, "b c"]', '[a, "d"]'),
        ("risks.1.labels", [], '[a, "b c"]', "[]"),
        ("risks.1", "none", '{id: R-002, due: 2026-08-01, labels: [a, "b c"]}  #', "none  #"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_only_the_value_changes_and_its_quotes_stay(
    path: str, value: Writable, old: str, new: str, line_end: str
) -> None:
    before, after = (text.replace("\n", line_end) for text in (RISK, RISK.replace(old, new, 1)))
    assert set_in(before, path, value) == after != before


@pytest.mark.parametrize(
    ("path", "value"), [("risks.0.due", date(2026, 7, 20)), ("risks.1.labels", ("a", "b c")), ("risks.0.closed", None)]
)
def test_a_value_that_is_there_already_changes_nothing(path: str, value: Writable) -> None:
    assert set_in(RISK, path, value) == RISK


def test_a_number_and_the_text_of_the_same_digits_are_two_values() -> None:
    assert set_in("hours: 12\n", "hours", "12") == 'hours: "12"\n'
    assert set_in("hours: 1\n", "hours", True) == "hours: true\n"
    assert set_in("hours: 12\n", "hours", Decimal("12.0")) == "hours: 12\n"


BLOCK = """\
why: |   # in short
  First line
  # not a remark

# about the end
end: open
"""


def test_text_in_lines_of_its_own_stays_so_with_its_remark_and_the_blank_lines_below() -> None:
    after = BLOCK.replace("  First line\n  # not a remark\n", "  Other\n\n  lines\n")
    assert set_in(BLOCK, "why", "Other\n\nlines\n") == after
    assert set_in(BLOCK, "why", 5) == "why: 5   # in short\n" + BLOCK.partition("remark\n")[2]
    assert set_in("why: >+\n  one\n\n\nend: x\n", "why", "two") == "why: |-\n  two\nend: x\n"


def test_a_remark_moves_up_when_a_value_goes_on_below() -> None:
    assert set_in("why: old   # because\n", "why", "Two\nlines\n") == "why: |   # because\n  Two\n  lines\n"
    assert set_in("a:   # because\n  - b\n", "a", []) == "a: []   # because\n"


def test_a_remark_below_never_becomes_part_of_the_text() -> None:
    before = "a:\n  b: x\n      # about b\n"
    assert set_in(before, "a.b", "Two\nlines\n") == before.replace("x", '"Two\\nlines\\n"', 1)


def test_text_at_the_end_of_a_file_gets_the_line_end_that_it_needs() -> None:
    assert set_in("why: old", "why", "Two\nlines\n") == "why: |\n  Two\n  lines\n"
    assert set_in("why: old", "why", "new") == "why: new"


def test_text_over_several_lines_is_replaced_whole() -> None:
    assert set_in('told: "one\n  two"  # so\n', "told", "three") == 'told: "three"  # so\n'
    assert set_in("told: one\n  two\nend: x\n", "told", "three") == "told: three\nend: x\n"


def test_a_block_list_gives_way_in_its_own_column() -> None:
    before = "labels:  # all\n- a\n- b\nend: x\n"
    assert set_in(before, "labels", ["c", "d"]) == "labels:  # all\n- c\n- d\nend: x\n"
    assert set_in(before, "labels", [{"id": 1}]) == "labels:  # all\n- {id: 1}\nend: x\n"
    assert set_in(before, "labels", {"a": {"b": 1}}) == "labels:  # all\n  a: {b: 1}\nend: x\n"


@pytest.mark.parametrize(
    ("before", "path", "value", "reason"),
    [
        ("labels:\n  # why a\n  - a\n", "labels", [], "remarks"),
        ("labels: [\n  a,  # why a\n  b]\n", "labels", [], "remarks"),
        ("labels:\n  - a  # why a\n", "labels", [], "remarks"),
        ("labels: [a]\n", "labels.1", "b", "no such place"),
        ("labels: [a]\n", "labels.x", "b", "a value stands where fields would have to go"),
        ("labels: a\n", "labels.x", "b", "a value stands where fields would have to go"),
        ("? labels\n", "labels", "b", "Write the colon by hand"),
        ("labels: a\n", "labels", "zero\u200bwidth", "U+200B"),
        ("labels: a\n", "labels", Decimal("1E+400"), "too long"),
    ],
)
def test_what_cannot_be_done_safely_is_refused_with_what_to_do(
    before: str, path: str, value: Writable, reason: str
) -> None:
    with pytest.raises(CannotEdit, match=reason.replace("+", r"\+")):
        set_in(before, path, value)


def test_a_refusal_names_the_field_and_the_file() -> None:
    with pytest.raises(CannotEdit, match=r"`risks\.7` in engagements/acme/sow-1/raid\.yaml was left as it is: "):
        set_in(RISK, "risks.7", "x")
