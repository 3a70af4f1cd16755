"""Records as editors open them: the sample records, and a path for a record of each kind."""

from __future__ import annotations

from functools import cache

from psdm_validate.model.layout import TOP, model_of
from psdm_validate.model.record import Record
from tests.sample import REPOSITORY

IN_PATHS = {
    "{customer}": "harbor-line",
    "{sow}": "sow-2206",
    "{number}": "co-001",
    "{day}": "2026-10-07",
    "{week}": "2026-w41",
    "{session}": "basics-1",
}


def path_of(model: type[Record]) -> str:
    """A path at which a record of that model lies."""
    path = f"{TOP}/{model.lies_at}"
    for varying, written in IN_PATHS.items():
        path = path.replace(varying, written)
    assert model_of(path) is model, f"{path}: give its varying part a value in IN_PATHS"
    return path


@cache
def sample_records() -> dict[str, tuple[type[Record], str]]:
    """Every record of both sample portfolios by path, with its model and text."""
    found: dict[str, tuple[type[Record], str]] = {}
    for root in (REPOSITORY, REPOSITORY / "tests/example"):
        for file in sorted((root / TOP).rglob("*.yaml")):
            path = file.relative_to(root).as_posix()
            if model := model_of(path):
                found[path] = model, file.read_text("utf-8")
    return found
