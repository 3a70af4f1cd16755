"""Records as editors open them: the sample records, and a path for a record of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from psdm_validate.model.layout import TOP, model_of
from psdm_validate.model.record import Record
from tests.sample import REPOSITORY

PORTFOLIOS = (".", "tests/example")
"""The folders of this repository with a sample portfolio."""

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


@dataclass(frozen=True)
class Sample:
    """A record of a sample portfolio: its path there, its model and its text."""

    path: str
    model: type[Record]
    text: str


@cache
def samples(portfolio: str) -> tuple[Sample, ...]:
    """Every record of the sample portfolio in that folder of the repository."""
    root = REPOSITORY / portfolio
    files = {file.relative_to(root).as_posix(): file for file in sorted((root / TOP).rglob("*.yaml"))}
    found = ((path, model_of(path), file.read_text("utf-8")) for path, file in files.items())
    return tuple(Sample(path, model, text) for path, model, text in found if model)
