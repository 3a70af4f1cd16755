"""Text is laid out by the columns that a terminal gives it: wide characters take two, combining marks none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from psdm_validate.reporters.columns import clipped, columns, visible, wrapped

WORDS = st.text(st.sampled_from("ab \u0301字한é"), max_size=60)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("字幕", 4), ("e\u0301", 1), ("é", 1), ("한", 2), ("", 0)])
def test_wide_characters_take_two_columns_and_combining_marks_none(text: str, width: int) -> None:
    assert columns(text) == width


@given(WORDS)
def test_columns_are_counted_as_the_tables_count_them(text: str) -> None:
    assert columns(text) == cell_len(text)


def test_a_line_break_within_a_value_becomes_a_blank() -> None:
    assert visible("two\nlines\tand a tab") == "two lines and a tab"


@pytest.mark.parametrize("character", ["\x1b", "\u202e", "\u2028", "\x85", "\ud800"])
def test_what_could_steer_a_terminal_is_shown_as_a_sign(character: str) -> None:
    assert visible(f"a{character}b") == "a�b"


@given(WORDS, st.integers(min_value=2, max_value=20))
def test_wrapped_lines_are_never_wider_and_lose_no_character(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_path_is_left_whole_so_that_it_can_be_copied() -> None:
    assert wrapped("see engagements/acme/sow-2206/sow.yaml there", 12) == [
        "see",
        "engagements/acme/sow-2206/sow.yaml",
        "there",
    ]


@given(WORDS, st.integers(min_value=4, max_value=40), st.data())
def test_a_clipped_line_fits_and_keeps_its_place_in_view(text: str, width: int, data: st.DataObject) -> None:
    line = f"{text}x{text}"
    place = data.draw(st.sampled_from([place for place, each in enumerate(line) if columns(each)]))
    shown, gap = clipped(line, place, width)
    assert columns(shown) <= width
    at = next(at for at, each in enumerate(shown) if columns(each) and columns(shown[:at]) == gap)
    assert shown[at] in (line[place], "…")


@given(WORDS, st.data())
def test_a_line_that_fits_is_shown_whole(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(min_value=0, max_value=len(text)))
    assert clipped(text, place, columns(text) + 1) == (text, columns(text[:place]))


def test_a_place_behind_a_line_that_is_full_is_pointed_at_from_its_last_column() -> None:
    assert clipped("x" * 30, 30, 30) == ("x" * 30, 29)
