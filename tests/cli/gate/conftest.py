"""A real repository with the sample on main and a branch for changes, and the gate of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from psdm_validate.cli import main
from tests.repositories import commit, forget_settings, git
from tests.sample import sample_files

DAY = "2026-11-20"
BLOCK = "engagements/alder-bank/sow-2310"


class Told(NamedTuple):
    """What a run said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """What it said as one line, however it was wrapped."""
        return " ".join(self.out.split())


Gate = Callable[..., Told]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two engagements of the sample on main, and a branch `work` that is checked out and has no change yet."""
    forget_settings(tmp_path / "home", monkeypatch)
    top = tmp_path / "portfolio"
    top.mkdir()
    git(top, "init", "--quiet", "--initial-branch=main")
    commit(top, {**sample_files(), **sample_files(BLOCK)})
    git(top, "switch", "--quiet", "--create", "work")
    return top


@pytest.fixture
def run(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Gate:
    """The command line in that repository."""
    monkeypatch.setenv("COLUMNS", "80")

    def told(*arguments: str, cwd: Path = repository) -> Told:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.argv", ["psdm-validate", *arguments])
        with pytest.raises(SystemExit) as ending:
            main()
        code = ending.value.code or 0
        assert isinstance(code, int)
        return Told(code, *capsys.readouterr())

    return told


@pytest.fixture
def gate(run: Gate) -> Gate:
    """`gate` of the branch that is checked out into main, on the sample's day."""
    return lambda *arguments, **more: run("gate", "--target", "main", "--as-of", DAY, *arguments, **more)
