"""The sample portfolio of this repository, and checks of one engagement of it with some files changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from psdm_validate.check import Question, check
from psdm_validate.finding import Report
from psdm_validate.model.layout import ORGANIZATION_FILE, SETTINGS_FILE, customer_file
from tests.trees import FilesInMemory

REPOSITORY = Path(__file__).parent.parent
AS_OF = date(2026, 11, 20)
FOLDER = "engagements/forest-service/sow-1847"


def portfolio_files() -> dict[str, bytes]:
    """Every file of the sample portfolio by path."""
    top = REPOSITORY / "engagements"
    return {str(path.relative_to(REPOSITORY)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def sample_files(folder: str = FOLDER) -> dict[str, bytes]:
    """The files of one engagement of the sample by path, and those that it shares with others."""
    files = portfolio_files()
    shared = {ORGANIZATION_FILE, SETTINGS_FILE, customer_file(folder)}
    return {path: data for path, data in files.items() if path in shared or path.startswith(f"{folder}/")}


def checked(changed: Mapping[str, bytes | None], as_of: date = AS_OF, folder: str = FOLDER) -> Report:
    """The report on one engagement of the sample with these files changed; None takes a file away."""
    files = {**sample_files(folder), **changed}
    kept = {path: data for path, data in files.items() if data is not None}
    return check(FilesInMemory(kept), Question(as_of))


def edited(path: str, old: str, new: str) -> dict[str, bytes]:
    """One file of the sample with the only occurrence of `old` replaced."""
    text = sample_files()[path].decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return {path: text.replace(old, new).encode()}
