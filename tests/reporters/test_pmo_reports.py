"""Reports of the PMO say the same in every format, and words of a record stay words in each of them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from psdm_validate.model.engagement import NotJudged
from psdm_validate.pmo_reports.pmo_report import Column, Kind, Missing, PmoReport, Section
from psdm_validate.pmo_reports.rows import unread
from psdm_validate.reporters.columns import visible
from psdm_validate.reporters.pmo_csv import MARK, pmo_csv
from psdm_validate.reporters.pmo_html import pmo_html
from psdm_validate.reporters.pmo_json import pmo_json
from psdm_validate.reporters.pmo_markdown import pmo_markdown
from psdm_validate.reporters.pmo_text import pmo_text
from tests.reporters.tables import Page

KIND = Kind(
    "sample",
    "Sample report",
    "All that a cell can hold.",
    "on Friday",
    "derived: a test",
    False,
    "internal",
    lambda _: iter(()),
)
LINK = "https://forge.example.com/ps/-/issues/1"
GAP = Missing("acme/sow-1", "R-001 lacks an owner", "Write `owner:` beside R-001.")
WHOLE = unread(None, NotJudged("engagements/organization.yaml", "cannot be read"))
STANDING = (
    Column("engagement", "Engagement"),
    Column("health", "Health"),
    Column("owner", "Owner"),
    Column("due", "Due", "day"),
    Column("left", "Left", "hours"),
    Column("raid", "RAID", "link"),
)
MONEY = (
    Column("engagement", "Engagement"),
    Column("amount", "Amount", "money"),
    Column("currency", "Currency"),
    Column("used", "Used", "percent"),
)
HEADS = [["Engagement", "Health", "Owner", "Due", "Left (hours)", "RAID"], ["Engagement", "Amount", "Currency", "Used"]]

MARKS = st.text(st.sampled_from("<>&[](){}|*_`#!\\\"'=-+~^$@:;/?.,% \n\t\r1aé\u00a0\u202e\u200d＝＠"), max_size=40)  # noqa: RUF001
TEXTS = (
    MARKS
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cn", "Co"]), max_size=40)
    | st.sampled_from(
        [
            "<script>alert(1)</script>",
            "/close",
            "@all",
            "=HYPERLINK(1)",
            " +1",
            "</td></tr></table>",
            "javascript:alert(1)",
        ]
    )
)


WIDTH = re.compile(' class="(?:long|whole)"')
"""How wide a cell is follows from how long its words are."""


def sample(words: str = "words", overrides: Mapping[str, str] | None = None) -> PmoReport:
    """A report in which a cell of every unit stands, and these words wherever a record's words can."""
    standing = Section(
        "standing",
        "How the work stands",
        STANDING,
        (
            (words, "red", GAP, date(2026, 10, 16), Decimal("12.5"), LINK),
            ("acme/sow-2", words, None, None, Decimal("-3.0"), words),
        ),
        "Nothing stands.",
        (WHOLE, Missing(f"by {words}", words, words)),
    )
    money = Section("money", "Money", MONEY, ((words, Decimal("1234.50"), "USD", Decimal("5.0")),), "No money.")
    none = Section("none", "Nothing at all", MONEY, (), "There is nothing.")
    return PmoReport(KIND, date(2026, 10, 16), ("acme/sow-1", "acme/sow-2"), (standing, money, none), overrides or {})


def tables(page: str) -> list[list[list[str]]]:
    return [[[cell.replace("\u200b", "") for cell in row] for row in table] for table in Page(page).tables]


def markdown_page(report: PmoReport) -> str:
    return str(markdown.markdown(pmo_markdown(report), extensions=["tables"]))


def csv_rows(report: PmoReport) -> list[list[str]]:
    written = pmo_csv(report)
    assert written.startswith(MARK)
    return list(csv.reader(io.StringIO(written.removeprefix(MARK))))


TOLD_MISSING = [
    ["portfolio", WHOLE.what, WHOLE.next_step],
    ["acme/sow-1", GAP.what, GAP.next_step],
    ["by words", "words", "words"],
]
TOLD = [
    ["words", "red", "missing", "2026-10-16", "12.5", LINK],
    ["acme/sow-2", "words", "–", "–", "-3", "words"],
]


@pytest.mark.parametrize("page", [pmo_html, markdown_page])
def test_pages_tell_every_row_and_whatever_is_missing_before_them(page: object) -> None:
    assert callable(page)
    lacking, standing, money = tables(page(sample()))
    assert lacking == [["Engagement", "What is missing", "What to do"], *TOLD_MISSING]
    marked = [[cell.removeprefix("■ ") for cell in row] for row in standing]
    told = TOLD if page is markdown_page else [[cell.replace(LINK, "issues/1") for cell in row] for row in TOLD]
    assert marked == [HEADS[0], *told]
    assert money == [HEADS[1], ["words", "1,234.50", "USD", "5 %"]]
    assert "What could be read has nothing to tell here." in page(sample())


def test_text_tells_the_same() -> None:
    told = pmo_text(sample(), 300, coloured=False)
    lines = [re.split(r" {2,}", line.strip()) for line in told.splitlines()]
    for row in (*TOLD_MISSING, *HEADS, *TOLD, ["words", "1,234.50", "USD", "5 %"]):
        assert row in lines
    assert told.index("Missing from this report (3)") < told.index("How the work stands")
    assert "What could be read has nothing to tell here." in told


def test_a_spreadsheet_gets_one_table_with_numbers_as_numbers() -> None:
    assert csv_rows(sample()) == [
        ["Part", "Engagement", "What is missing", "What to do", *HEADS[0][1:], *HEADS[1][1:]],
        *(["Missing from this report", *row, *[""] * 8] for row in TOLD_MISSING),
        ["How the work stands", "words", "", "", "red", "missing", "2026-10-16", "12.5", LINK, "", "", ""],
        ["How the work stands", "acme/sow-2", "", "", "words", "", "", "-3.0", "words", "", "", ""],
        ["Money", "words", "", "", "", "", "", "", "", "1234.50", "USD", "5.0"],
    ]


def test_programs_get_values_and_units_under_a_version() -> None:
    told = json.loads(pmo_json(sample()))
    assert (told["version"], told["report"], told["as_of"]) == (1, "sample", "2026-10-16")
    assert told["engagements"] == ["acme/sow-1", "acme/sow-2"]
    assert [[each["engagement"] or "portfolio", each["what"], each["next_step"]] for each in told["missing"]] == (
        TOLD_MISSING
    )
    assert [each["unjudged"] for each in told["missing"]] == [True, False, False]
    standing, money, none = told["sections"]
    assert standing["units"] == {column.field: column.unit for column in STANDING}
    assert [list(row.values()) for row in standing["rows"]] == [
        ["words", "red", None, "2026-10-16", "12.5", LINK],
        ["acme/sow-2", "words", None, None, "-3.0", "words"],
    ]
    assert money["rows"] == [{"engagement": "words", "amount": "1234.50", "currency": "USD", "used": "5.0"}]
    assert none["rows"] == []


def every_format(report: PmoReport) -> list[str]:
    text = pmo_text(report, 80, coloured=False)
    return [" ".join(each.split()) for each in (text, pmo_html(report), pmo_markdown(report), pmo_json(report))]


def test_a_report_that_lacks_nothing_says_so() -> None:
    whole = PmoReport(KIND, date(2026, 10, 16), ("acme/sow-1",), sample().sections[1:], {})
    text, html, marked, _ = every_format(whole)
    for told in (text, html, marked):
        assert "Nothing is missing from this report." in told
        assert "Missing from this report" not in told


def test_every_format_names_what_settings_override() -> None:
    for told in every_format(sample(overrides={"days": "14 instead of 7"})):
        assert "14 instead of 7" in told


def test_what_is_missing_twice_is_told_once() -> None:
    (section,) = sample().sections[:1]
    twice = PmoReport(KIND, date(2026, 10, 16), (), (section, section), {})
    assert len(twice.missing) == 3


@given(TEXTS)
def test_hostile_words_change_no_row_of_a_spreadsheet_and_are_no_formula(words: str) -> None:
    rows, plain = csv_rows(sample(words)), csv_rows(sample())
    assert {len(row) for row in rows} == {len(plain[0])}
    assert len(rows) == len(plain)
    for row, usual in zip(rows, plain, strict=True):
        for cell, as_usual in zip(row, usual, strict=True):
            if as_usual == "words":
                assert cell in (visible(words), f"'{visible(words)}")
                assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
            else:
                assert cell == as_usual.replace("by words", f"by {visible(words)}")


@given(TEXTS)
def test_hostile_words_leave_a_page_made_of_the_same_elements(words: str) -> None:
    page, plain = (Page(WIDTH.sub("", pmo_html(report))) for report in (sample(words), sample()))
    if words not in ("green", "yellow", "red"):
        assert page.made_of == plain.made_of
    assert page.tables[2][1][0] == visible(words)
    assert page.tables[0][-1] == [visible(f"by {words}"), visible(words), visible(words)]
    assert not page.open


@given(TEXTS)
def test_hostile_words_are_no_markup_no_mention_and_no_quick_action_of_a_note(words: str) -> None:
    page, plain = Page(markdown_page(sample(words))), Page(markdown_page(sample()))
    assert page.made_of == plain.made_of
    note = pmo_markdown(sample(words))
    assert len(note.splitlines()) == len(pmo_markdown(sample()).splitlines())
    assert "@" not in note
    assert not re.search(r"^\s*/", note, re.MULTILINE)
    assert not re.search(r"[#!~%$&^\[]\w", re.sub(r"&#\d+;", "", note))


@given(TEXTS)
def test_hostile_words_reach_programs_letter_for_letter_and_steer_no_terminal(words: str) -> None:
    written = pmo_json(sample(words))
    assert all(line == visible(line) for line in written.splitlines())
    told = json.loads(written)
    assert told["sections"][1]["rows"][0]["engagement"] == words


@given(TEXTS)
def test_hostile_words_steer_no_terminal_and_fit_its_width(words: str) -> None:
    told = pmo_text(sample(words), 80, coloured=False)
    assert all(line == visible(line) for line in told.splitlines())
    # By the widths that rich lays tables out with: terminals themselves disagree on marks such as U+112E0.
    assert all(cell_len(line) <= 80 for line in told.splitlines())


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    page = pmo_html(sample())
    tags = {tag for tag, _ in Page(page).made_of}
    assert not tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


def test_only_an_address_of_the_web_is_a_link() -> None:
    links = [told for tag, told in Page(pmo_html(sample("javascript:alert(1)"))).made_of if tag == "a"]
    assert links == [f"href={LINK} rel=noreferrer"]


def test_health_can_be_told_without_colours() -> None:
    page = tables(pmo_html(sample()))
    assert page[1][1][1] == "■ red"


def test_a_terminal_of_80_columns_shows_links_whole() -> None:
    assert LINK in pmo_text(sample(), 80, coloured=False)


@pytest.mark.parametrize("written", [lambda report: pmo_text(report, 80, coloured=False), pmo_markdown, pmo_html])
def test_where_a_record_is_broken_no_section_says_that_there_is_nothing(written: Callable[[PmoReport], str]) -> None:
    section = Section("standing", "How it stands", STANDING, (), "No report is due yet.")
    whole = PmoReport(KIND, date(2026, 11, 20), ("acme/sow-1",), (section,), {})
    assert "No report is due yet." in written(whole)
    told = written(replace(whole, beside=(WHOLE,)))
    assert "No report is due yet." not in told
    assert "What could be read has nothing to tell here." in told
