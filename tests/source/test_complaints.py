"""A slip of grammar is told in words that say what to type, at the place to mend."""

from __future__ import annotations

import pytest

from psdm_validate.source import Refused, read_document

# text, (line, column) to mend, part of the message, part of the next step
SLIPS = {
    "a colon inside text": ("why: late: again\n", (1, 10), "colon followed by a blank", "in quotes"),
    "a field indented too far": ("a: 1\n   b: 2\n", (2, 5), "indented too far", "line the name up"),
    "a field indented too little": (
        "a:\n    b: 1\n  c: 2\n",
        (3, 3),
        "`c:` does not line up",
        "number of blanks",
    ),
    "an item indented too little": ("a:\n  - b\n - c\n", (3, 2), "`-` does not line up", "number of blanks"),
    "a field below list items": ("a:\n- b\n-c\n", (3, 1), "`-c` stands alone", "colon and a blank"),
    "top-level fields out of line": ("  a: 1\nb: 2\n", (2, 1), "`b:` does not belong", "same column"),
    "text after a closing quote": ("a: 'b' c\n", (1, 8), "`c` does not line up", "closing quote"),
    "an open single quote": ("a: 1\nb: 'x\nc: 2\n", (2, 4), "never closed", "Close it"),
    "an open double quote": ('a: "x\n', (1, 4), "never closed", "Close it"),
    "a document mark inside quotes": ("a: 'x\n---\n'\n", (1, 4), "never closed", "Close it"),
    "an unknown escape": ('a: "C:\\work"\n', (1, 7), "escape that does not exist", "single quotes"),
    "a broken escape": ('a: "\\xZZ"\n', (1, 7), "escape that does not exist", "single quotes"),
    "an open list": ("a: [1, 2\nb: 3\n", (1, 4), "comma or its closing bracket before line 2, column 2", "]"),
    "an open group": ("a: {b: 1\n", (1, 4), "comma or its closing brace before line 2, column 1", "}"),
    "two commas": ("a: [1, , 2]\n", (1, 8), "a value is missing before `,`", "Write the value"),
    "a bracket too many": ("a: {b: ]}\n", (1, 8), "a value is missing before `]}`", "Write the value"),
    "a lone word": ("a: 1\nword\nb: 2\n", (2, 1), "`word` stands alone", "colon and a blank"),
    "a tab as indentation": ("a:\n\tb: 1\n", (2, 1), "a tab stands", "Use blanks"),
    "a tab in a block of text": ("a: |\n\tb\n", (2, 1), "a tab stands", "Use blanks"),
    "a tab before text that goes on": ("a: b\n\tc\n", (2, 1), "a tab stands", "Use blanks"),
    "an at sign": ("owner: @sam\n", (1, 8), "starts with @", "in quotes"),
    "a backtick": ("a: `b`\n", (1, 4), "starts with a backtick", "in quotes"),
    "a percent sign": ("a: %b\n", (1, 4), "starts with %", "in quotes"),
    "a lone asterisk": ("a: * b\n", (1, 4), "anchor or alias", "in quotes"),
    "a lone ampersand": ("a: & b\n", (1, 4), "anchor or alias", "in quotes"),
    "an unfinished tag": ("a: !<b\n", (1, 4), "`!<b` sets the type", "in quotes"),
    "an undeclared tag": ("a: !x!y b\n", (1, 4), "`!x!y` sets the type", "in quotes"),
    "a list after a name": ("a: - b\n", (1, 4), "list item starts where none can", "own line"),
    "a question mark": ("a: ? b\n", (1, 4), "a question mark", "in quotes"),
    "text beside a block sign": ("a: |b\n  c\n", (1, 4), "same line as the | or >", "next line"),
    "a future version": ("%YAML 2.0\n---\na: 1\n", (1, 1), "directive", "Delete the line"),
    "a broken version": ("%YAML 1.1 x\n---\na: 1\n", (1, 1), "directive", "Delete the line"),
}


@pytest.mark.parametrize(("text", "place", "said", "mend"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_at_the_place_to_mend(text: str, place: tuple[int, int], said: str, mend: str) -> None:
    refused = read_document("engagements/acme/customer.yaml", text.encode())
    assert isinstance(refused, Refused)
    [problem] = refused.problems
    assert (problem.span.line, problem.span.column) == place
    assert said in problem.message
    assert mend in problem.next_step


def test_a_slip_without_words_of_our_own_is_told_in_those_of_the_parser() -> None:
    duplicated = "%YAML 1.2\n%YAML 1.2\n---\na: 1\n"
    refused = read_document("engagements/acme/customer.yaml", duplicated.encode())
    assert isinstance(refused, Refused)
    [problem] = refused.problems
    assert "found duplicate %YAML directive" in problem.message
    assert problem.next_step
