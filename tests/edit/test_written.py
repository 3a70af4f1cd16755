"""How values are written: plain where they can be, and always so that they read back as the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.edit.cannot_edit import CannotEdit
from psdm_validate.edit.new_record import new_record
from psdm_validate.edit.scalars import Writable, as_read, same
from psdm_validate.edit.written import on_one_line
from psdm_validate.source.characters import first_forbidden
from tests.edit.making import read, set_in

SOW = "engagements/acme/sow-1/sow.yaml"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("On hold", "On hold"),
        ("don't", "don't"),
        ("https://a.example/b#c", "https://a.example/b#c"),
        ("Grüße, 日本", "Grüße, 日本"),
        (date(2026, 10, 5), "2026-10-05"),
        (640, "640"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-30"), "1E-30"),
        (True, "true"),
        (None, "null"),
        ("184000.00", '"184000.00"'),
        ("true", '"true"'),
        ("", '""'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("[a]", '"[a]"'),
        ("- a", '"- a"'),
        (" a ", '" a "'),
        ("a\tb", '"a\\tb"'),
        ("unseen blank \nb", '"unseen blank \\nb"'),
        ('"a" \\ \t\n\n', '"\\"a\\" \\\\ \\t\\n\\n"'),
    ],
)
def test_a_value_is_plain_unless_it_would_read_as_something_else(value: Writable, written: str) -> None:
    assert set_in("a: x\n", "a", value) == f"a: {written}\n"


def test_text_is_quoted_in_brackets_where_a_comma_or_bracket_would_end_it() -> None:
    assert on_one_line(["a, b", "c]", "d{e", "f g"]) == '["a, b", "c]", "d{e", f g]'
    assert on_one_line({"a, b": {"c": []}}) == '{"a, b": {c: []}}'


def test_a_new_record_is_laid_out_as_people_write_them() -> None:
    fields: dict[str, Writable] = {
        "number": "SOW-1",
        "opportunity": {"id": "OPP-1", "type": "New"},
        "terms": {
            "amount": "10.00",
            "roles": [{"id": "engineer", "hours": 1}, {"id": "lead", "told": "Two\nlines"}],
            "labels": ["a", "b"],
            "options": [],
        },
    }
    assert new_record(SOW, fields) == (
        "number: SOW-1\n"
        "opportunity: {id: OPP-1, type: New}\n"
        "terms:\n"
        '  amount: "10.00"\n'
        "  roles:\n"
        "    - {id: engineer, hours: 1}\n"
        "    - id: lead\n"
        "      told: |-\n"
        "        Two\n"
        "        lines\n"
        "  labels: [a, b]\n"
        "  options: []\n"
    )


def test_no_line_is_longer_than_it_has_to_be() -> None:
    wide = new_record(SOW, {"terms": {"roles": [{"id": "x" * 60, "name": "y" * 60}], "labels": ["z" * 70] * 2}})
    assert max(map(len, wide.splitlines())) <= 120


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999999"), 10**40, "a\x00"])
def test_what_no_record_can_hold_is_refused(value: Writable) -> None:
    with pytest.raises(CannotEdit):
        as_read([{"a": value}])


def test_a_new_record_needs_fields_and_goes_no_deeper_than_the_reader() -> None:
    deep: Writable = "x"
    for _ in range(40):
        deep = [deep]
    for fields in ({}, {"a": deep}):
        with pytest.raises(CannotEdit, match=r"sow-1/sow\.yaml was not drafted"):
            new_record(SOW, fields)


TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(" \n\t#:-?[]{},'\"|>&*!%@`\\ax0é\r~=<.", max_size=12),
    st.lists(st.sampled_from(["null", "12", "---", "...", "- ", ": ", "\n", "  ", "é"]), max_size=5).map("".join),
).filter(lambda text: not first_forbidden(text))
NUMBERS = st.integers(-(10**18), 10**18) | st.decimals(allow_nan=False, allow_infinity=False, places=6).filter(
    lambda number: abs(number) < 10**18
)
WRITABLE = st.recursive(
    TEXTS | NUMBERS | st.booleans() | st.none() | st.dates(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4),
    max_leaves=8,
)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.dictionaries(TEXTS, WRITABLE, min_size=1, max_size=4))
def test_whatever_is_written_reads_back_as_the_same(fields: dict[str, Writable]) -> None:
    wanted = as_read(fields)
    assert same(read(new_record(SOW, fields)).value, wanted)
    assert same(read(f"a: {on_one_line(wanted)}\n").value, {"a": wanted})
