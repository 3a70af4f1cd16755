"""What the gate says of a merge depends on the two commits and the day, and on nothing else in the world."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from psdm_validate.cli.report_forms import FORMS
from psdm_validate.merge_report import MergeReport, report_on_merge
from psdm_validate.reporters.gate_json import gate_json
from psdm_validate.reporters.gate_markdown import gate_markdown
from psdm_validate.reporters.gate_text import gate_text
from psdm_validate.tree import File, Merge
from tests.cli.running import run
from tests.merges import WithoutGit, after, before
from tests.repositories import commit, forget_settings, git, put
from tests.sample import AS_OF, FOLDER, REPOSITORY
from tests.trees import FilesInMemory

YEARS = 10 * 365 * 24 * 3600
OTHER_CLOCK = f"""\
import time
now = time.time
time.time = lambda: now() + {YEARS}
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A merge with something of everything in it, as a branch `work` that is checked out beside main."""
    forget_settings(tmp_path / "home", monkeypatch)
    top = tmp_path / "portfolio"
    top.mkdir()
    git(top, "init", "--quiet", "--initial-branch=main")
    commit(top, before())
    git(top, "switch", "--quiet", "--create", "work")
    commit(top, after())
    return top


def said(repository: Path, reports: Path, cwd: Path | None = None, **environment: str) -> dict[str, bytes]:
    """Everything that one run of the gate prints and writes, and its exit code."""
    forms = {name: reports / name for name in FORMS}
    written = [word for name, file in forms.items() for word in ("--report", f"{name}={file}")]
    site = ("--site", "https://pages.example.com/ps")
    question = ("--target", "main", "--source", "work", "--as-of", str(AS_OF), "--all", "--root", str(repository))
    reports.mkdir()
    verdict = reports / "verdict.json"
    done = run("gate", *question, *site, *written, "--verdict", str(verdict), cwd=cwd or repository, **environment)
    files = {file.name: file.read_bytes() for file in sorted(reports.iterdir())}
    told = {"printed": done.stdout.encode(), "complaints": done.stderr.encode(), "code": b"%d" % done.returncode}
    return files | told


def test_neither_seed_zone_language_folder_nor_clock_has_a_say(repository: Path, tmp_path: Path) -> None:
    put(tmp_path, "clock/sitecustomize.py", OTHER_CLOCK.encode())
    clock = os.pathsep.join([str(tmp_path / "clock"), str(REPOSITORY)])
    expected = said(repository, tmp_path / "first", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    assert set(expected) == {*FORMS, "verdict.json", "printed", "complaints", "code"}
    assert (expected["code"], expected["complaints"]) == (b"1", b"")
    others: list[tuple[Path, dict[str, str]]] = [
        (repository, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "PYTHONPATH": clock}),
        (repository / FOLDER, {"PYTHONHASHSEED": "4294967295", "TZ": "Pacific/Niue", "LC_ALL": "C", "LANGUAGE": "de"}),
        (tmp_path, {"PYTHONHASHSEED": "random", "TZ": "nowhere", "LANG": "tr_TR.UTF-8", "LC_ALL": "", "HOME": "/"}),
    ]
    for number, (cwd, environment) in enumerate(others):
        assert said(repository, tmp_path / f"other-{number}", cwd, **environment) == expected, environment


def test_the_other_clock_is_believed_where_no_day_is_given(repository: Path, tmp_path: Path) -> None:
    """Without this the clock of the test above might be none."""
    put(tmp_path, "clock/sitecustomize.py", OTHER_CLOCK.encode())
    question = ("gate", "--target", "main", "--source", "work")
    now = run(*question, cwd=repository).stdout
    clock = os.pathsep.join([str(tmp_path / "clock"), str(REPOSITORY)])
    assert run(*question, cwd=repository, PYTHONPATH=clock).stdout != now


def test_how_a_clone_stores_history_has_no_say(repository: Path, tmp_path: Path) -> None:
    expected = said(repository, tmp_path / "first")
    git(repository, "repack", "-adq")
    git(repository, "pack-refs", "--all")
    assert said(repository, tmp_path / "packed") == expected
    git(tmp_path, "clone", "--quiet", "--bare", "portfolio", 'al"so ü.git')
    assert said(tmp_path / 'al"so ü.git', tmp_path / "bare") == expected


@dataclass(frozen=True)
class Backwards(FilesInMemory):
    """A tree that lists its last file first."""

    def files(self) -> tuple[File, ...]:
        return tuple(reversed(super().files()))


def test_the_order_in_which_a_tree_lists_its_files_has_no_say() -> None:
    forward, backward = (
        report_on_merge(cast(Merge, WithoutGit(kind(before(), label="main"), kind(after(), label="it"))), AS_OF)
        for kind in (FilesInMemory, Backwards)
    )
    assert written(backward) == written(forward)


def written(report: MergeReport) -> tuple[str, str, str]:
    return (
        gate_json(report, "1"),
        gate_markdown(report, old_too=True),
        gate_text(report, 80, old_too=True, coloured=False),
    )
