"""The example's pages as Markdown with some records changed, and the words that they show."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from psdm_validate.check import Question, check, read_portfolio
from psdm_validate.rules import RULES, rules_by_id
from psdm_validate.site.encode import encode
from psdm_validate.site.render import render
from tests.sample import AS_OF
from tests.site.reader import EXAMPLE
from tests.trees import FilesInMemory

FOLDER = "engagements/harbor-line/sow-2206"
PAGE = f"{FOLDER}.md"
RECORDS = {f"engagements/{path.relative_to(EXAMPLE)}": path.read_bytes() for path in EXAMPLE.rglob("*.*")}
CHANGE_ORDER = f"{FOLDER}/change-orders/co-001.yaml"


def pages(files: Mapping[str, bytes]) -> dict[str, str]:
    """Every page of the site of these files."""
    tree = FilesInMemory(files)
    rules = rules_by_id(entry.id for entry in RULES)
    return render(read_portfolio(tree), check(tree, Question(AS_OF)), rules)


def edited(file: str, old: str, new: str) -> dict[str, bytes]:
    """The example with every occurrence of `old` in one file replaced."""
    text = RECORDS[file].decode()
    assert old in text
    return {**RECORDS, file: text.replace(old, new).encode()}


def broken(file: str) -> dict[str, bytes]:
    """The example with one file that is no record any more."""
    return {**RECORDS, f"{FOLDER}/{file}": b"nonsense: true\n"}


def change_order(number: str, *lines: str) -> dict[str, bytes]:
    """A change order that nobody has signed, with further lines."""
    head = f"number: {number}\ntitle: More time\nwhy: Asked for\nrequested: {{by: sam-osei, on: 2026-10-19}}\n"
    text = head + "".join(f"{line}\n" for line in lines)
    return {f"{FOLDER}/change-orders/{number.lower()}.yaml": text.encode()}


def words(page: str) -> str:
    """What a reader sees of the page, without tags, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def section(page: str, title: str) -> str:
    """The words of one section of the page."""
    return words(page.split(f"\n## {encode(title)}\n", 1)[1].split("\n## ", 1)[0])
