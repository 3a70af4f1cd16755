"""What a reader of the site relies on, seen in a real browser, opened as files and from a server.

The fixture `reader` fails every test here in which a page asks another host for anything, logs an error or opens
a dialog.
"""

from __future__ import annotations

import pytest

from tests.site.reader import CUSTOMER, RISK, TITLE, Reader

ENGAGEMENT = "engagements/harbor-line/sow-2206.html"
LONG_TITLED = "engagements/harbor-line/sow-2207.html"
TABLES_THAT_SCROLL = (
    "[...document.querySelectorAll('.md-typeset__scrollwrap')].filter(e => e.scrollWidth > e.clientWidth).length"
)


@pytest.mark.parametrize(
    "path",
    ["index.html", ENGAGEMENT, "rules/index.html", "rules/RPT010.html", "reference/records/sow.html"],
)
def test_every_kind_of_page_opens_without_asking_other_hosts_and_without_errors(reader: Reader, path: str) -> None:
    reader.open(path)
    assert reader.page.locator("h1").count() == 1


def test_hostile_words_of_a_record_are_shown_letter_for_letter(reader: Reader) -> None:
    reader.open(ENGAGEMENT)
    assert reader.words("h1") == TITLE
    assert RISK in reader.words()
    assert CUSTOMER in reader.words()


def test_hostile_words_stay_words_in_the_title_of_the_window_and_the_header(reader: Reader) -> None:
    reader.open(ENGAGEMENT)
    assert reader.page.title().startswith(f"{TITLE} - ")
    assert reader.page.locator("[data-md-component=header-topic]").inner_text().strip() == TITLE


def test_hostile_words_stay_words_in_the_list_of_contents_and_the_way_back(reader: Reader) -> None:
    reader.open(ENGAGEMENT)
    assert f"SOW-2206 · {TITLE}" in reader.words(".md-sidebar--secondary")
    assert reader.words(".psdm-lead") == f"Portfolio / {CUSTOMER} / SOW-2206 · as of 20 Nov 2026"


def test_hostile_words_stay_words_in_search_results(reader: Reader) -> None:
    reader.open("index.html")
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.page.locator(".md-search__input").click()
    reader.page.keyboard.type("onerror", delay=20)
    found = reader.page.locator(".md-search-result__item")
    found.first.wait_for()
    shown = " ".join(reader.page.locator(".md-search-result__list").inner_text().split())
    assert TITLE in shown
    assert reader.page.locator(".md-search-result__list :is(img, script, b, [onerror])").count() == 0


def test_a_reader_gets_from_the_portfolio_to_an_engagement_to_the_rule_of_a_finding(reader: Reader) -> None:
    reader.open("index.html")
    reader.page.get_by_role("link", name="Title <script>").click()
    assert "SOW-2206 → WC-001" in reader.words()
    reader.page.get_by_role("link", name="RPT010").click()
    assert reader.words("h1") == "RPT010 · Open RAID entries are not overdue"
    assert "due: 2026-10-19" in reader.words(".highlight .hll")


def test_the_page_tells_what_each_paper_moved(reader: Reader) -> None:
    reader.open(ENGAGEMENT)
    assert "Three weeks more for the last wave" in reader.words()
    assert "18 Dec 2026" in reader.words("table:has(th:has-text('Before')) tbody")
    assert "8 Jan 2027" in reader.words("table:has(th:has-text('Before')) tbody")


def test_the_dates_of_the_contract_can_be_heard_and_read_without_the_drawing(reader: Reader) -> None:
    reader.open(ENGAGEMENT)
    reader.page.get_by_role("img", name="Contract and iterations over time").wait_for()
    reader.page.get_by_text("The same dates in a table").click()
    assert "Extension 19 Dec 2026 – 8 Jan 2027 WC-001" in reader.words("table.psdm-data")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_and_no_table_is_wider_than_its_screen_however_long_a_word_is(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 844})
    for path in ("index.html", ENGAGEMENT, LONG_TITLED, "rules/index.html", "reference/records/sow.html"):
        reader.open(path)
        assert reader.page.evaluate("document.documentElement.scrollWidth") == width, path
        assert reader.page.evaluate(TABLES_THAT_SCROLL) == 0, path


def test_the_path_of_a_finding_goes_on_in_the_next_line_only_after_a_folder(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 844})
    reader.open(LONG_TITLED)
    heights = reader.page.evaluate("[...document.querySelectorAll('.psdm-path > span')].map(step => step.offsetHeight)")
    assert "harbor-line/sow-2207/" in reader.words("td:has(.psdm-path)")
    assert len(set(heights)) == 1
