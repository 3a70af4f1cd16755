"""Hostile words in records, and somebody who reads the site that is built from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, Route

EXAMPLE = Path(__file__).resolve().parents[1] / "example" / "engagements"
AS_OF = "2026-11-20"

ATTACK = (
    "<script>alert(1)</script> [x](javascript:alert(1)) {{7*7}} | **b** <img src=x onerror=alert(1)> "
    "</title><script>alert(2)</script> `c` &lt;b&gt; {#id .class onclick=alert(3)} <!-- --> ]]> \\"
)
LONG = "Donaudampfschifffahrtsgesellschaft" * 10
RISK, TITLE, CUSTOMER = f"Risk {ATTACK}", f"Title {ATTACK}", f"Customer {ATTACK}"


@dataclass
class Reader:
    """A browser page, and everything that it should never do."""

    page: Page
    base: str
    strange: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a page of the site and wait until it has come to rest."""
        self.page.goto(f"{self.base}{path}", wait_until="load")
        self.page.locator("html.js").wait_for()

    def words(self, selector: str = "article") -> str:
        """The words that a reader sees there, blanks collapsed."""
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def note_whatever_goes_wrong(self) -> None:
        """From now on keep every dialog, error and request that leaves the site."""
        self.page.context.route("**/*", self._stay_here)
        self.page.on("dialog", self._dismiss)
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.strange.append(f"error: {error}"))

    def _stay_here(self, route: Route, asked: Request) -> None:
        if asked.url.startswith((self.base, "data:", "blob:")):
            route.continue_()
        else:
            self.strange.append(f"request: {asked.url}")
            route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.strange.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.strange.append(f"console: {said.text}")
