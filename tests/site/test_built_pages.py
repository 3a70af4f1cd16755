"""What holds for every file of the built site."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.sample import REPOSITORY


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, attribute: str) -> Iterator[str]:
        return (value for _, attributes in self.found if (value := attributes.get(attribute)))


def test_every_link_leads_to_a_page_and_a_place_that_exist(site: Path) -> None:
    pages = {page: Elements(page) for page in site.rglob("*.html") if page.name != "404.html"}
    places = {page: {*elements.values("id"), *elements.values("name")} for page, elements in pages.items()}
    for page, elements in pages.items():
        for target in elements.values("href"):
            link = urlsplit(target)
            if link.scheme:
                continue
            reached = (page.parent / unquote(link.path)).resolve() if link.path else page
            assert reached.exists(), f"{page} leads to {target}"
            if link.fragment and link.fragment != "__skip":
                assert unquote(link.fragment) in places[reached], f"{page} leads to {target}"


def test_no_page_holds_a_script_or_a_handler_that_a_record_brought(site: Path) -> None:
    attacked = Elements(site / "engagements" / "harbor-line" / "sow-2206.html").found
    harmless = Elements(site / "rules" / "RPT010.html").found

    def scripts(elements: list[tuple[str, dict[str, str | None]]]) -> int:
        return sum(tag == "script" for tag, _ in elements)

    assert scripts(attacked) == scripts(harmless)
    assert not [name for _, attributes in attacked for name in attributes if name.startswith("on")]
    assert not [tag for tag, _ in attacked if tag == "img"]


def test_the_plugin_stays_so_small_that_another_engine_can_take_its_place() -> None:
    plugin = REPOSITORY / "psdm_validate" / "mkdocs_plugin.py"
    assert len(plugin.read_text("utf-8").splitlines()) <= 40


def test_the_renderer_knows_no_engine() -> None:
    for module in (REPOSITORY / "psdm_validate" / "site").rglob("*.py"):
        assert "mkdocs" not in module.read_text("utf-8"), module
