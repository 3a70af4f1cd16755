"""The handbook's pages by the numbers under which rules cite them."""

from __future__ import annotations

import re

PAGES = {
    "000": "Project Management, 2022",
    "001": "Project Management",
    "002": "Delivery Methodology",
    "003": "Delivery, 2020",
    "004": "Working with Professional Services",
}


def source_words(source: str) -> str:
    """A rule's source with its pages named: "handbook 001 (Project Management): Iterate and …"."""
    return re.sub(r"\b(00[0-4])(?=:|,| and| comments)", lambda page: f"handbook {page[1]} ({PAGES[page[1]]})", source)
