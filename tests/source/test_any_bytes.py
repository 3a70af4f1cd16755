"""Whatever bytes a file holds, the answer is a document or a list of located problems, never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.source import Refused, read_document

ANY = settings(max_examples=200, deadline=None, derandomize=True)
FRAGMENTS = [
    *(b"a: ", b"b", b"- ", b"? ", b": ", b"[", b"]", b"{", b"}", b",", b"'", b'"', b"|\n ", b">", b"#"),
    *(b"\n", b"\r\n", b"\r", b"\t", b"  ", b"\\", b"\\x01", b"\\ud800", b"---\n", b"...\n"),
    *(b"&a ", b"*a", b"!t ", b"! ", b"%YAML 1.2\n", b"<<: "),
    *(b"1e999", b"9" * 40, b".nan", b"1e9999999999999999999"),
    *(b"\xc3\xa9", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85", b"\x00"),
]


def check_answer(data: bytes) -> None:
    answer = read_document("engagements/acme/customer.yaml", data)
    if not isinstance(answer, Refused):
        assert data.decode("utf-8-sig") == answer.text
        return
    assert answer.problems
    assert list(answer.problems) == sorted(answer.problems, key=lambda problem: problem.span.start)
    for problem in answer.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(answer.text)
        lines = answer.text.split("\n")
        assert problem.span.column <= len(lines[problem.span.line - 1]) + 1
        assert problem.message and problem.next_step


@ANY
@given(st.binary(max_size=200))
def test_random_bytes_never_raise(data: bytes) -> None:
    check_answer(data)


@ANY
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(b"".join))
def test_pieces_of_yaml_in_any_order_never_raise(data: bytes) -> None:
    check_answer(data)


@ANY
@given(st.text(max_size=60))
def test_random_text_never_raises(text: str) -> None:
    check_answer(text.encode("utf-8", errors="surrogatepass"))


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "-\n ", "[{", "{? ", "&a ", "a: [", "\x00", "9", "1: 1\n"])
def test_a_mebibyte_of_one_piece_is_refused_with_at_most_a_hundred_problems_and_a_complaint(
    piece: str,
) -> None:
    data = (piece * (1024 * 1024 // len(piece))).encode()
    answer = read_document("engagements/acme/customer.yaml", data)
    assert isinstance(answer, Refused)
    assert 1 <= len(answer.problems) <= 200
