"""Text of a record reaches the reader as the characters it holds, whatever they mean to a markup."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psdm_validate.site.encode import encode, visible
from psdm_validate.site.markup import table

MARKS = st.text(st.sampled_from("<>&[](){}|*_`#!\\\"'=-+~^$@:;/?.,% \n\t\r1aé\u00a0\u202e\u200d"), max_size=60)
TEXTS = MARKS | st.text(st.characters(codec="utf-8"), max_size=60)


class Page(HTMLParser):
    """The words of a rendered page and the elements that it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def rendered(text: str) -> Page:
    return Page(markdown.markdown(text, extensions=["tables", "toc", "pymdownx.superfences", "pymdownx.highlight"]))


@given(TEXTS)
def test_a_paragraph_shows_exactly_the_visible_characters(text: str) -> None:
    page = rendered(f"Before {encode(text)} after")
    assert page.elements == ["p"]
    assert page.words == f"Before {visible(text)} after"


@given(TEXTS)
def test_a_text_that_begins_a_line_is_neither_list_nor_heading_nor_code(text: str) -> None:
    page = rendered(encode(text))
    assert page.words == visible(text)
    assert page.elements == (["p"] if visible(text) else [])


@given(TEXTS)
def test_a_heading_shows_exactly_the_visible_characters(text: str) -> None:
    page = rendered(f"# Risk {encode(text)}")
    assert page.elements == ["h1"]
    assert page.words == f"Risk {visible(text)}".rstrip()


@given(TEXTS, TEXTS)
def test_a_cell_stays_one_cell_and_shows_exactly_the_visible_characters(first: str, second: str) -> None:
    page = rendered(table(("A", "B"), [(encode(f"x{first}"), encode(f"y{second}"))]))
    assert page.elements.count("td") == 2
    assert set(page.elements) == {"table", "thead", "tbody", "tr", "th", "td", "span"}
    assert f"A {visible(f'x{first}')}\n" in page.words
    assert f"B {visible(f'y{second}')}\n" in page.words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines", "two lines"),
        ("tab\tand\r\nreturn", "tab and return"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2067rtl\u2069", "rtl"),
        ("family \U0001f469\u200d\U0001f469\u200d\U0001f467", "family \U0001f469\u200d\U0001f469\u200d\U0001f467"),
        ("no\ufffesuch\ufdd0character", "nosuchcharacter"),
        ("  blanks   around  ", "blanks around"),
    ],
)
def test_what_a_reader_cannot_see_is_left_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_character_that_a_markup_gives_a_meaning_becomes_a_number() -> None:
    assert encode("<b> 7%") == "&#60;b&#62; 7&#37;"
