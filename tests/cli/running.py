"""The command line run as users run it: in a process of its own, in a copy of the portfolio."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample import FOLDER, REPOSITORY


def run(*arguments: str, cwd: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    """psdm-validate with these arguments, on a terminal of 80 columns that is none."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "psdm_validate", *arguments],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", "PYTHONPATH": str(REPOSITORY), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def on_a_terminal(*arguments: str, cwd: Path = REPOSITORY, **environment: str) -> str:
    """What psdm-validate shows with these arguments on a real terminal."""
    script = shutil.which("script")
    if script is None:
        pytest.fail("the command `script` of util-linux is needed to stand for a terminal")
    command = shlex.join([sys.executable, "-P", "-m", "psdm_validate", *arguments])
    inherited = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"}
    inherited.pop("NO_COLOR", None)
    done = subprocess.run(
        [script, "-qec", command, "/dev/null"],
        cwd=cwd,
        env={**inherited, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def without_colours(text: str) -> str:
    """What a terminal showed, as plain text."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r\n", "\n")


def git(folder: Path, *arguments: str) -> str:
    """What git says in that folder."""
    someone = ("-c", "user.name=Sam", "-c", "user.email=sam@example.com")
    done = subprocess.run(["git", *someone, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def committed(portfolio: Path) -> None:
    """Put the portfolio as it is under git."""
    git(portfolio, "init", "-q")
    git(portfolio, "add", "engagements")
    git(portfolio, "commit", "-q", "-m", "the portfolio")


def rewrite(portfolio: Path, path: str, old: str, new: str) -> None:
    """Replace the only occurrence of some text in a file of the sample engagement."""
    file = portfolio / FOLDER / path
    text = file.read_text()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    file.write_text(text.replace(old, new))


def spoil(portfolio: Path) -> None:
    """Let a task end a year after the contract."""
    text = (portfolio / FOLDER / "plan.yaml").read_text()
    line = next(line for line in text.splitlines() if "id: T-001" in line)
    rewrite(portfolio, "plan.yaml", line, line.replace("end: 2026-07-24", "end: 2027-12-31"))
