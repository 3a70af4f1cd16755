"""What people rely on when they let a program lay out their records: it says the same afterwards, always."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.contract.fingerprint import fingerprint
from psdm_validate.edit.canonical import CannotBringIntoForm, canonical
from psdm_validate.model.layout import model_of
from psdm_validate.model.part import Part, described
from psdm_validate.source import Document, Value, read_document
from tests.edit.records import records
from tests.sample import FOLDER, REPOSITORY

GENERATED = settings(max_examples=150, deadline=None)
HAND_WRITTEN = sorted(
    path
    for top in (REPOSITORY / "engagements", REPOSITORY / "tests/example/engagements")
    for path in top.rglob("*.yaml")
    if "evidence" not in path.parts
)


class Closing(Part):
    """A model of what `closed` holds, whose order is not that of the alphabet."""

    on: Any = described("A day.")
    by: Any = described("A person.")


class Entry(Part):
    """A model with an alias, a part and a list of parts."""

    id: Any = described("A name.")
    what: Any = described("Some words.")
    before: Any = described("A value.", alias="from", default=None)
    closed: Closing | None = described("The end.", default=None)
    entries: tuple[Entry, ...] = described("More of them.", default=())


def read(text: str | bytes) -> Document:
    document = read_document("engagements/acme/customer.yaml", text.encode() if isinstance(text, str) else text)
    assert isinstance(document, Document), document.problems
    return document


def form(text: str | bytes, model: type[Part] | None = Entry) -> str:
    return canonical(read(text), model)


def in_any_order(value: Value) -> Any:
    """The value without the order of its fields; 1, true and 1.0 are different."""
    if isinstance(value, dict):
        return {key: in_any_order(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [in_any_order(inside) for inside in value]
    return repr(value)


def remarks(text: str) -> list[str]:
    return sorted(remark.rstrip() for remark in re.findall(r"# remark [^\n]*", text))


@GENERATED
@given(records())
def test_every_value_is_read_back_exactly_as_it_was(text: str) -> None:
    assert in_any_order(read(form(text)).value) == in_any_order(read(text).value)


@GENERATED
@given(records())
def test_every_comment_is_there_once_afterwards_in_its_own_words(text: str) -> None:
    assert remarks(form(text)) == remarks(text.replace("\r\n", "\n"))


@GENERATED
@given(records())
def test_a_record_in_form_is_left_alone_byte_for_byte(text: str) -> None:
    once = form(text)
    assert form(once) == once


@GENERATED
@given(records())
def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    assert form(b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()) == form(plain)


@GENERATED
@given(records())
def test_no_blanks_at_line_ends_one_blank_line_in_a_row_and_one_line_end_at_the_end(text: str) -> None:
    # Blank lines within a text belong to it, and with `|+` those at its end as well.
    after = form(text.replace("|+", "|").replace(">+", ">"))
    assert after.endswith("\n")
    assert not re.search(r"[ \t]\n|\A\n|\n\n\Z", after)
    assert "\n\n\n" not in after or re.search("[|>]", text)


@GENERATED
@given(st.permutations(["id: 1", "what: two", "from: 3", "closed: {on: 4, by: 5}", "beside: 6", "own: 7"]))
def test_fields_come_in_the_order_of_the_model_and_unknown_ones_last_as_they_were(fields: list[str]) -> None:
    unknown = [field for field in fields if field.startswith(("beside", "own"))]
    known = ["id: 1", "what: two", "from: 3", "closed: {on: 4, by: 5}"]
    assert form("\n".join(fields)).splitlines() == known + unknown


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_records_written_by_hand_say_the_same_afterwards_and_are_then_in_form(path: Path) -> None:
    before = read(path.read_bytes())
    model = model_of(str(path)[str(path).rindex("/engagements/") + 1 :])
    after = canonical(before, model)
    assert in_any_order(read(after).value) == in_any_order(before.value)
    assert canonical(read(after), model) == after


@pytest.mark.parametrize("path", sorted((REPOSITORY / FOLDER).rglob("*.yaml")), ids=lambda path: path.name)
def test_but_for_the_order_of_fields_the_form_is_what_a_careful_hand_writes(path: Path) -> None:
    before = read(path.read_bytes())
    assert canonical(before, None) == before.text


@pytest.mark.parametrize("path", [path for path in HAND_WRITTEN if path.name == "sow.yaml"], ids=str)
def test_approvals_stay_bound_to_the_terms_that_they_approved(path: Path) -> None:
    before = read(path.read_bytes())
    turned = "terms:\n" + "".join(f"  {name}: 1\n" for name in ("hours", "end", "start"))
    for text in (before.text, turned):
        after = read(canonical(read(text), model_of("engagements/acme/sow-1/sow.yaml")))
        assert fingerprint(after.value["terms"]) == fingerprint(read(text).value["terms"])


LAYOUT = {
    "two blanks for each level, and list items below their key": (
        "what:\n      a:\n       - x\n       -   y\n      b:\n      - z\n",
        "what:\n  a:\n    - x\n    - y\n  b:\n    - z\n",
    ),
    "a list in a list": ("what:\n-   - a\n    - b\n-   -  - c\n", "what:\n  - - a\n    - b\n  - - - c\n"),
    "at most one blank line, none at the beginning or below a key": (
        "\n\nid: 1\n\n\n\nwhat:\n\n  a: 1   \n\n\n  b: 2\n\n\n",
        "id: 1\n\nwhat:\n  a: 1\n\n  b: 2\n",
    ),
    "fields that a blank line sets apart stay apart": (
        "what: a\nfrom: b\n\nid: 1\n",
        "id: 1\n\nwhat: a\nfrom: b\n",
    ),
    "no signs for the beginning and end of the document": ("# a remark\n---\nid: 1\n...\n", "# a remark\nid: 1\n"),
    "nothing, said in any way": (
        "id:   \nwhat: ~\nfrom: [~, NULL]\nclosed: {on: , by}\n",
        "id:\nwhat: null\nfrom: [null, null]\nclosed: {on: null, by: null}\n",
    ),
    "true and false in small letters, numbers as written": (
        "id: TRUE\nwhat: 010\nfrom: 1.50\n",
        "id: true\nwhat: 010\nfrom: 1.50\n",
    ),
    "quotes that change nothing are dropped": (
        """id: 'a b'\nwhat: "it's"\n'from': "2026-10-05"\nown: 'https://a.example/#b'\n""",
        "id: a b\nwhat: it's\nfrom: 2026-10-05\nown: https://a.example/#b\n",
    ),
    "quotes that tell text from something else are double": (
        "id: '1847'\nwhat: 'a: b'\nfrom: '184000.00'\nown: 'null'\nbeside: ''\n",
        'id: "1847"\nwhat: "a: b"\nfrom: "184000.00"\nown: "null"\nbeside: ""\n',
    ),
    "text that others misread is put in quotes": (
        "id: 13:00\nwhat: no\nfrom: proposal::Approved\nown: 0x1F\n",
        'id: "13:00"\nwhat: "no"\nfrom: "proposal::Approved"\nown: "0x1F"\n',
    ),
    "signs that only matter in brackets": (
        """id: 'a, b'\nfrom: ['a, b', 'a [b]', 'c']\n""",
        """id: a, b\nfrom: ["a, b", "a [b]", c]\n""",
    ),
    "signs within quotes": (
        """id: '"a" \\ b'\nwhat: 'it''s # so'\nfrom: "\\u0022x\\u0022: y"\n""",
        """id: "\\"a\\" \\\\ b"\nwhat: "it's # so"\nfrom: "\\u0022x\\u0022: y"\n""",
    ),
    "brackets on one line": (
        "id: {b : 1,a:   [ x,y , ],}\nwhat: [ ]\nfrom: [a: 1]\n",
        "id: {b: 1, a: [x, y]}\nwhat: []\nfrom: [{a: 1}]\n",
    ),
    "brackets over several lines become lines": (
        "entries: [\n  {what: a, id: 1},  # one\n  # two\n  {id: 2,\n   what: b},\n  # three\n]  # four\nown: [\n]\n",
        "entries:\n  - {id: 1, what: a}  # one\n  # two\n  - id: 2\n    what: b\n  # three\n  # four\nown: []\n",
    ),
    "a whole record in brackets": ("{what: a, id: [\n 1]}\n", "id:\n  - 1\nwhat: a\n"),
    "an empty record": ("# nothing\n{ }   # yet\n# at all", "# nothing\n{}  # yet\n# at all\n"),
    "values that stand below their key": (
        "id:\n  1\nwhat:   # why\n  'a'   # because\nfrom:\n  [a]\n",
        "id: 1\n# why\nwhat: a  # because\nfrom: [a]\n",
    ),
    "keys with a question mark": ("? what\n: a\n? id\n# remark\n: 1\n", "# remark\nid: 1\nwhat: a\n"),
    "text over several lines keeps its lines": (
        "what: 'It was\n    long,\n\n  so.'  # remark\nid: It was\n long\n",
        "id: It was\n  long\nwhat: 'It was\n  long,\n\n  so.'  # remark\n",
    ),
    "an escaped blank at the end of a line is not lost": ('what: "a\\ \n  b"\n', 'what: "a  b"\n'),
    "block scalars are indented anew and otherwise kept": (
        "what:\n    a: |   # why\n          x\n            y\n\n          # no remark\n    b: >-\n        z\n\n\nid: 1",
        "id: 1\n\nwhat:\n  a: |   # why\n    x\n      y\n\n    # no remark\n  b: >-\n    z\n",
    ),
    "block scalars that begin with blanks": (
        "what:\n    - |2-\n        x\n      y\n    - |1\n       z\n",
        "what:\n  - |2-\n      x\n    y\n  - |2\n      z\n",
    ),
    "blank lines that belong to a text": ("id: |+\n  x\n\n\nwhat: >+\n\n\n", "id: |+\n  x\n\n\nwhat: >+\n\n\n"),
    "blank lines above a field that come to stand below such a text": (
        "what: 1\n\nfrom: 2\nid: |+\n  x\n\n",
        "id: |+\n  x\n\nwhat: 1\n\nfrom: 2\n",
    ),
    "a block scalar at the very end of a file": ("what: |\n  x", "what: |-\n  x\n"),
}


@pytest.mark.parametrize("what", LAYOUT)
def test_layout(what: str) -> None:
    before, after = LAYOUT[what]
    assert form(before) == after


COMMENTS = {
    "a field takes the comments above and beside it along": (
        "what: a   # beside what\n# above id\n# twice\nid: 1 # beside id\n",
        "# above id\n# twice\nid: 1  # beside id\nwhat: a   # beside what\n",
    ),
    "a comment at the top, set off by a blank line, stays there": (
        "# The record\n\n# above what\nwhat: a\n# above id\nid: 1\n",
        "# The record\n\n# above id\nid: 1\n# above what\nwhat: a\n",
    ),
    "a comment at the end of a list belongs to the list, by its indentation": (
        "what:\n    - a\n    # last of what\n# above id\nid: 1\n# the end\n",
        "# above id\nid: 1\nwhat:\n  - a\n  # last of what\n# the end\n",
    ),
    "below a list that is not indented a comment belongs to what follows": (
        "what:\n- a\n# above id\nid: 1\n",
        "# above id\nid: 1\nwhat:\n  - a\n",
    ),
    "a comment between dash and field stands above the item": (
        "entries:\n  - # one\n    what: a\n    # two\n    id: 1\n",
        "entries:\n  # one\n  # two\n  - id: 1\n    what: a\n",
    ),
    "a comment beside a key stays there when the value is in lines": (
        "what:        # what it is\n  a: 1\n",
        "what:        # what it is\n  a: 1\n",
    ),
    "comments that are lined up stay so where the lines keep their length": (
        "id: 'ab'    # one\nwhat: cde    # two\nfrom: fgh    # three\n",
        "id: ab  # one\nwhat: cde    # two\nfrom: fgh    # three\n",
    ),
    "a comment keeps two blanks at least": ("id: 1 # one\nwhat: a\t# two\n", "id: 1  # one\nwhat: a  # two\n"),
}


@pytest.mark.parametrize("what", COMMENTS)
def test_comments(what: str) -> None:
    before, after = COMMENTS[what]
    assert form(before) == after


def test_a_record_that_cannot_be_written_in_form_is_refused_and_named() -> None:
    with pytest.raises(CannotBringIntoForm, match=r"^engagements/acme/customer\.yaml is left as it is: "):
        form(f"? {'long' * 300}\n: 1\n")
