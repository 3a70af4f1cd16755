"""An engagement of the sample portfolio as the editing verbs are given it."""

from __future__ import annotations

from collections.abc import Mapping

from psdm_validate.check import read_portfolio
from psdm_validate.drafts.place import Place
from tests.sample import FOLDER, sample_files
from tests.trees import FilesInMemory


def sample_place(changed: Mapping[str, str] | None = None, folder: str = FOLDER) -> Place:
    """The place of an engagement of the sample, with these files of its folder changed or added."""
    files = sample_files(folder) | {f"{folder}/{path}": text.encode() for path, text in (changed or {}).items()}
    portfolio = read_portfolio(FilesInMemory(files))
    return Place(portfolio, portfolio.engagements[0], {path: files[path] for path in portfolio.documents})
