"""What a record may not hold: each thing is refused where it stands, with how to write it instead."""

from __future__ import annotations

import pytest

from psdm_validate.source import Document, Problem, Refused, read_document

PATH = "engagements/acme/customer.yaml"


def problems_of(data: str | bytes) -> tuple[Problem, ...]:
    refused = read_document(PATH, data.encode() if isinstance(data, str) else data)
    assert isinstance(refused, Refused)
    assert refused.path == PATH
    return refused.problems


def nested(levels: int) -> str:
    """A record whose innermost list is `levels` deep, the record itself being the first."""
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1) + "\n"


# text, (line, column, end line, end column), part of the message, part of the next step
CONSTRUCTS = {
    "an anchor": ("a: &x 1\n", (1, 4, 1, 6), "`&x` names a value", "write the value"),
    "an anchor on a group": ("a: &x\n  b: 1\n", (1, 4, 1, 6), "`&x` names a value", "write the value"),
    "an anchor on a key": ("&x a: 1\n", (1, 1, 1, 3), "`&x` names a value", "write the value"),
    "an alias": ("a: *x\n", (1, 4, 1, 6), "`*x` stands for a value", "Write the value itself"),
    "an alias in a list": (
        "a: [1, *x]\n",
        (1, 8, 1, 10),
        "`*x` stands for a value",
        "Write the value itself",
    ),
    "a tag": ("a: !!str 3\n", (1, 4, 1, 9), "`!!str` sets the type", "in quotes"),
    "a tag of our own": ("a: !x [1]\n", (1, 4, 1, 6), "`!x` sets the type", "in quotes"),
    "a bare tag": ("a: ! 12\n", (1, 4, 1, 5), "`!` sets the type", "in quotes"),
    "a version": ("%YAML 1.1\n---\na: no\n", (1, 1, 1, 10), "`%YAML 1.1` changes how", "Delete the line"),
    "a tag prefix": (
        "# x\n%TAG ! x:\n---\na: 1\n",
        (2, 1, 2, 10),
        "`%TAG ! x:` changes how",
        "Delete the line",
    ),
    "another directive": ("%FOO x\n---\na: 1\n", (1, 1, 1, 5), "directive", "Delete the line"),
    "a second document": ("a: 1\n---\nb: 2\n", (2, 1, 2, 4), "second document", "one record in one file"),
    "a second empty document": ("a: 1\n---\n", (2, 1, 2, 4), "second document", "one record in one file"),
    "a merge key": ("a:\n  <<: {b: 1}\n", (2, 3, 2, 5), "`<<` copies fields", "Write the fields themselves"),
    "a list at the top": ("- a\n- b\n", (1, 1, 1, 4), "starts with `- a`", "`name: value`"),
    "a word at the top": ("hello\n", (1, 1, 1, 6), "starts with `hello`", "`name: value`"),
    "a number as a key": ("a: {12: x}\n", (1, 5, 1, 7), "`12` reads as a number", 'quotes: "12"'),
    "a decimal as a key": ("1.5: x\n", (1, 1, 1, 4), "`1.5` reads as a number", 'quotes: "1.5"'),
    "an infinite key": (".inf: x\n", (1, 1, 1, 5), "`.inf` reads as a number", 'quotes: ".inf"'),
    "true as a key": ("true: x\n", (1, 1, 1, 5), "reads as true or false", 'quotes: "true"'),
    "null as a key": ("a:\n  ~: x\n", (2, 3, 2, 4), "`~` reads as nothing", 'quotes: "~"'),
    "no key": ("? \n: x\n", (1, 2, 1, 2), "without the name of its field", "before the colon"),
    "a list as a key": ("? [a, b]\n: x\n", (1, 3, 1, 9), "where the name of a field", "plain text"),
    "a group as a key": ("{a: 1}: x\n", (1, 1, 1, 10), "where the name of a field", "plain text"),
    "too deep": (nested(33), (1, 35, 1, 68), "more than 32 levels", "nearer to the top"),
    "an escaped NUL": ('a: "x\\0"\n', (1, 4, 1, 9), "escape for U+0000", "type the character"),
    "an escaped line separator": ('a: "x\\Ly"\n', (1, 4, 1, 10), "escape for U+2028", "type the character"),
    "an escaped turn of direction": (
        'a: "\\u202e"\n',
        (1, 4, 1, 12),
        "escape for U+202E",
        "type the character",
    ),
    "an escaped carriage return": ('a: "x\\ry"\n', (1, 4, 1, 10), "escape for U+000D", "type the character"),
    "an escape in a key": ('"a\\x1b": 1\n', (1, 1, 1, 8), "escape for U+001B", "type the character"),
    "half a character": ('a: "\\ud800"\n', (1, 7, 1, 12), "half a character", "the character itself"),
}


@pytest.mark.parametrize(("text", "place", "said", "mend"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_a_construct_is_refused_where_it_stands_and_its_mend_is_named(
    text: str, place: tuple[int, int, int, int], said: str, mend: str
) -> None:
    [problem] = problems_of(text)
    assert problem.span[:4] == place
    assert said in problem.message
    assert mend in problem.next_step


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n", "---\n# remark\n...\n", "\ufeff"])
def test_a_file_without_a_record_is_refused_at_its_start(text: str) -> None:
    [problem] = problems_of(text)
    assert problem.span == (1, 1, 1, 1, 0, 0)
    assert "empty or has only comments" in problem.message


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1, 3, 2), 1),
        ("x:\n  a: 1\n  'a': 2\n", (3, 3, 3, 6), 2),
        ("x: {a: 1, a: 2}\n", (1, 11, 1, 12), 1),
    ],
)
def test_a_field_written_twice_is_refused_at_the_second_with_the_line_of_the_first(
    text: str, place: tuple[int, int, int, int], line: int
) -> None:
    [problem] = problems_of(text)
    assert problem.span[:4] == place
    assert f"the first stands on line {line}" in problem.message
    assert "Keep one" in problem.next_step


HIDDEN = [
    *(*range(0x09), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), *range(0x7F, 0xA0)),
    *(0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF),
    *(0xAD, 0x115F, 0x1160, 0x180E, 0x200B, *range(0x2060, 0x2065), 0x3164, 0xFFA0, 0xE0000, 0xE0041, 0xE007F),
]


@pytest.mark.parametrize("code", HIDDEN, ids=lambda code: f"U+{code:04X}")
@pytest.mark.parametrize("text", ["a: x{}y\n", "# {} remark\na: 1\n", "a: 'x{}y'\n", "a: |\n  x{}y\n"])
def test_a_hidden_character_is_refused_wherever_it_stands(code: int, text: str) -> None:
    [problem] = problems_of(text.format(chr(code)))
    assert problem.span.start == text.index("{}")
    assert problem.span.end == problem.span.start + 1
    assert f"U+{code:04X}" in problem.message
    assert not set(problem.message) & {chr(code)}


@pytest.mark.parametrize("written", ["a\tb", "ü", "\u00a0", "\u200d", "日本", "\U0001f600", "\U0010ffff", "\ufffd"])
def test_other_characters_are_welcome(written: str) -> None:
    document = read_document(PATH, f"a: 'x{written}y'\r\n".encode())
    assert isinstance(document, Document)
    assert document.value == {"a": f"x{written}y"}


def test_a_hidden_character_does_not_hide_what_else_is_wrong() -> None:
    first, second = problems_of("a: 1\na: 2\nb: \u202ex\n")
    assert "written twice" in first.message
    assert "U+202E" in second.message


def test_old_line_ends_are_told_without_a_complaint_about_the_one_long_line_they_make() -> None:
    first, second = problems_of("a: 1\rb: 2\r")
    assert "U+000D" in first.message
    assert "U+000D" in second.message


def test_a_field_written_three_times_is_told_twice_with_the_line_of_the_first() -> None:
    assert ["stands on line 1" in problem.message for problem in problems_of("a: 1\na: 2\na: 3\n")] == [True, True]


@pytest.mark.parametrize("text", ["a: &x !y 1\n", "a: !y &x 1\n"])
def test_an_anchor_and_a_tag_on_one_value_are_both_told_where_they_stand(text: str) -> None:
    problems = {problem.message[:4]: problem.span.start for problem in problems_of(text)}
    assert problems == {"`&x`": text.index("&"), "`!y`": text.index("!")}


def test_all_refused_constructs_are_told_at_once_in_order_of_place() -> None:
    problems = problems_of("a: &x 1\nb: *x\n12: !!str c\na: .nan\n")
    assert [problem.span[:2] for problem in problems] == [(1, 4), (2, 4), (3, 1), (3, 5), (4, 1), (4, 4)]


def test_constructs_before_a_slip_of_grammar_are_told_together_with_it() -> None:
    first, second = problems_of("a: &x 1\nb: @c\n")
    assert "`&x`" in first.message
    assert "starts with @" in second.message


def test_a_file_in_another_encoding_is_refused_at_its_first_foreign_byte() -> None:
    refused = read_document(PATH, "a: ü\nb: größe\n".encode() + b"c: gr\xf6\xdfe\n")
    assert isinstance(refused, Refused)
    [problem] = refused.problems
    assert problem.span[:4] == (3, 6, 3, 7)
    assert "byte 0xF6" in problem.message
    assert "UTF-8" in problem.next_step
    assert refused.text.endswith("c: gr\ufffd\ufffde\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_refused(encoding: str) -> None:
    [problem] = problems_of("a: 1\n".encode(encoding))
    assert "not UTF-8" in problem.message


def test_a_record_may_have_one_mebibyte_and_not_a_byte_more() -> None:
    text = "a: 1\n#" + "x" * (1024 * 1024 - 6)
    assert isinstance(read_document(PATH, text.encode()), Document)
    [problem] = problems_of(text + "x")
    assert "1,048,577 bytes" in problem.message
    assert "Split the record" in problem.next_step


def test_thirty_two_levels_are_not_too_deep() -> None:
    assert isinstance(read_document(PATH, nested(32).encode()), Document)


def test_one_opening_and_one_closing_line_of_a_document_are_welcome() -> None:
    document = read_document(PATH, b"--- # a record\na: 1\n...\n# the end\n")
    assert isinstance(document, Document)
    assert document.value == {"a": 1}


def test_a_quoted_merge_sign_is_a_name_like_any_other() -> None:
    document = read_document(PATH, b"'<<': 1\n")
    assert isinstance(document, Document)
    assert document.value == {"<<": 1}
