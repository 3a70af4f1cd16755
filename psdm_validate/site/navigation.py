"""The order in which the site offers its pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

READING_ORDER = ("", "tutorial", "how-to", "reference", "explanation", "decisions")
"""Folders of documents as a newcomer needs them; any other comes after these, by name."""


def navigation(documents: Iterable[str]) -> list[dict[str, Any]]:
    """Sections by title, each a page or a list of pages, whatever documents there are.

    Engagements, rules and records stay outside: they are reached from their lists, and a menu of hundreds of
    pages helps nobody and takes most of the building time.
    """
    folders: dict[str, list[Any]] = {"reference": [{"Fields of every record": "reference/records/index.md"}]}
    for document in sorted(documents, key=_first_its_index):
        folder, _, _ = document.rpartition("/")
        folders.setdefault(folder, []).append(document)
    ordered = sorted(folders, key=lambda folder: (_place(folder), folder))
    sections: list[Any] = [
        page for folder in ordered for page in (folders[folder] if not folder else [{_title(folder): folders[folder]}])
    ]
    return [{"Portfolio": "index.md"}, {"Rules": "rules/index.md"}, {"Documentation": sections}]


def _first_its_index(document: str) -> tuple[str, bool, str]:
    folder, _, name = document.rpartition("/")
    return folder, name != "index.md", name


def _place(folder: str) -> int:
    first = folder.split("/", maxsplit=1)[0]
    return READING_ORDER.index(first) if first in READING_ORDER else len(READING_ORDER)


def _title(folder: str) -> str:
    words = PurePosixPath(folder).name.replace("-", " ")
    return words[:1].upper() + words[1:]
