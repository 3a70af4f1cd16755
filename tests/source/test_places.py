"""Where a finding points: the place of every key and value of a record."""

from __future__ import annotations

import pytest

from psdm_validate.source import Document, FieldPath, Span, read_document

RECORD = """\
# a remark: not a key
number: SOW-2206   # after the value
terms:
  end:
  amount: "184000.00"
  größe: 'é ''ü'''
  roles:
    - {id: engineer, hours: 640}
    - id: manager
      hours: 160
    - # a remark
      id: tester
    -
    - plain text
    - - nested
      - [1, 2]
  options: [
    a, {b: c}]
  why: |
    First line
    second line

  told: one
    two
  nothing: {}
  unset: ~
"""


def read(text: str) -> Document:
    document = read_document("engagements/acme/sow-2206/sow.yaml", text.encode())
    assert isinstance(document, Document), document.problems
    return document


def shown(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def document(request: pytest.FixtureRequest) -> Document:
    return read(RECORD.replace("\n", request.param))


@pytest.mark.parametrize(
    ("path", "line", "column", "written"),
    [
        (("number",), 2, 9, "SOW-2206"),
        (("terms", "amount"), 5, 11, '"184000.00"'),
        (("terms", "größe"), 6, 10, "'é ''ü'''"),
        (("terms", "roles", 0), 8, 7, "{id: engineer, hours: 640}"),
        (("terms", "roles", 0, "hours"), 8, 29, "640"),
        (("terms", "roles", 1, "hours"), 10, 14, "160"),
        (("terms", "roles", 2, "id"), 12, 11, "tester"),
        (("terms", "roles", 4), 14, 7, "plain text"),
        (("terms", "roles", 5, 1, 0), 16, 10, "1"),
        (("terms", "options", 1, "b"), 18, 12, "c"),
        (("terms", "nothing"), 25, 12, "{}"),
        (("terms", "unset"), 26, 10, "~"),
    ],
)
def test_a_value_is_shown_as_it_is_written(
    document: Document, path: FieldPath, line: int, column: int, written: str
) -> None:
    span = document.locate(path)
    assert (span.line, span.column, shown(document, span)) == (line, column, written)
    assert (span.end_line, span.end_column) == (line, column + len(written))


@pytest.mark.parametrize(
    ("path", "line", "written"),
    [
        ((), 2, "number"),
        (("terms",), 3, "terms"),
        (("terms", "roles"), 7, "roles"),
        (("terms", "options"), 17, "options"),
        (("terms", "roles", 1), 9, "- id"),
        (("terms", "roles", 2), 12, "id"),
        (("terms", "roles", 3), 13, "-"),
        (("terms", "roles", 5), 15, "- - nested"),
    ],
)
def test_a_group_or_list_over_several_lines_is_shown_by_its_key_or_the_head_of_its_item(
    document: Document, path: FieldPath, line: int, written: str
) -> None:
    span = document.locate(path)
    assert (span.line, shown(document, span)) == (line, written)


def test_an_empty_value_is_shown_by_its_key(document: Document) -> None:
    assert document.has(("terms", "end"))
    assert document.locate(("terms", "end")) == document.key(("terms", "end"))
    assert shown(document, document.locate(("terms", "end"))) == "end"


@pytest.mark.parametrize(
    ("missing", "nearest"),
    [
        (("title",), ()),
        (("terms", "start"), ("terms",)),
        (("terms", "roles", 9, "id"), ("terms", "roles")),
        (("terms", "roles", -1), ("terms", "roles")),
        (("terms", "roles", "id"), ("terms", "roles")),
        (("terms", "roles", 0, "rate"), ("terms", "roles", 0)),
        (("terms", "amount", "currency"), ("terms", "amount")),
        (("number", 0), ("number",)),
    ],
)
def test_what_is_not_there_is_shown_by_the_nearest_thing_that_is(
    document: Document, missing: FieldPath, nearest: FieldPath
) -> None:
    assert not document.has(missing)
    assert document.has(nearest)
    assert document.locate(missing) == document.locate(nearest)
    assert document.key(missing) == document.locate(nearest)


@pytest.mark.parametrize(
    "path", [("number",), ("terms", "größe"), ("terms", "roles", 0, "hours"), ("terms", "options", 1, "b")]
)
def test_a_key_is_shown_as_it_is_written(document: Document, path: FieldPath) -> None:
    assert shown(document, document.key(path)) == path[-1]


def test_the_key_of_a_list_item_is_where_the_item_is_shown(document: Document) -> None:
    assert document.key(("terms", "roles", 1)) == document.locate(("terms", "roles", 1))
    assert document.key(()) == document.locate(())


def test_text_over_several_lines_is_shown_from_its_first_sign_to_its_end() -> None:
    document = read(RECORD)
    block, plain = document.locate(("terms", "why")), document.locate(("terms", "told"))
    assert shown(document, block) == "|\n    First line\n    second line\n\n"
    assert (block.line, block.column, block.end_line, block.end_column) == (19, 8, 23, 1)
    assert shown(document, plain) == "one\n    two"
    assert (plain.line, plain.column, plain.end_line, plain.end_column) == (23, 9, 24, 8)


def test_columns_count_characters_not_bytes() -> None:
    document = read("größe: {\U0001f600: ü, b: c}\n")
    assert document.locate(("größe", "b"))[:4] == (1, 18, 1, 19)


def test_a_leading_byte_order_mark_does_not_shift_places() -> None:
    document = read("\ufeffnumber: SOW-1\n")
    assert document.text == "number: SOW-1\n"
    assert document.locate(("number",))[:4] == (1, 9, 1, 14)


def test_a_record_in_braces_is_shown_whole_on_one_line_and_by_its_first_key_on_several() -> None:
    assert shown(read("--- {a: 1}\n"), read("--- {a: 1}\n").locate(())) == "{a: 1}"
    several = read("--- {\n  a: 1}\n")
    assert shown(several, several.locate(())) == "a"


def test_the_last_line_needs_no_line_end_to_be_shown_like_any_other() -> None:
    document = read("roles:\n  - id: engineer")
    assert shown(document, document.locate(("roles",))) == "roles"
    assert shown(document, document.locate(("roles", 0))) == "- id"


def test_a_quoted_key_is_found_by_its_text_and_shown_with_its_quotes() -> None:
    document = read('"a b": 1\n')
    assert shown(document, document.key(("a b",))) == '"a b"'
