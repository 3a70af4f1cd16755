"""The git command, run so that nothing but the repository itself decides what it answers."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from psdm_validate.tree.interface import CannotRead

COMMAND = (
    "git",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.quotepath=off",
    "-c",
    "core.warnAmbiguousRefs=true",
)
# A user's settings also say whose repositories git may open at all: only one of our own making can do without them.
ALONE = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_ATTR_NOSYSTEM": "1"}


def repository_above(folder: Path) -> Path | None:
    """The nearest folder, from this absolute one upwards, that holds .git in any state, or None."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place / ".git")), None)


def start(
    folder: Path,
    *arguments: str,
    stdin: IO[bytes] | int,
    stderr: IO[bytes] | int,
    alone: bool = False,
    beside: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Git at work in an absolute folder, its answer on a pipe; `alone` keeps out what user and machine have set.

    `beside` names where git keeps its index and new objects instead of in the repository.

    Raises CannotRead when it cannot start.
    """
    if not folder.is_dir():
        raise CannotRead(f"There is no folder {str(folder)!r}. Check how it is spelled.")
    try:
        return subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=folder,
            env=_environment(folder) | (ALONE if alone else {}) | dict(beside or {}),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
    except OSError as error:
        raise CannotRead(
            f"The git command cannot be started ({error.strerror}). Install git, see that it is on the PATH, "
            "and try again."
        ) from error


def run(
    folder: Path, *arguments: str, alone: bool = False, beside: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What git answers in an absolute folder, whatever its status. Raises CannotRead when it cannot start."""
    pipes = {"stdin": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with start(folder, *arguments, **pipes, alone=alone, beside=beside) as process:
        stdout, stderr = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def reason(stderr: bytes) -> str:
    """Git's own reason for failing, on one line and without control characters."""
    lines = stderr.decode("utf-8", "replace").split("\n")
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    words = (fatal or [line for line in lines if line.strip()] or ["git gave no reason"])[-1]
    return "".join(character if character.isprintable() else " " for character in words)


def _environment(folder: Path) -> dict[str, str]:
    # A hook hands down GIT_DIR, GIT_INDEX_FILE and more, which would point git at another repository or at
    # the passing index of `git commit PATH`; GIT_CONFIG_* can hide files by an ignore rule. The folder alone
    # is to decide. Nothing is lost: with either index the files on disk are the same.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # Releases of git that do not know GIT_NO_LAZY_FETCH are held back by having no protocol to fetch with.
    offline = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}
    repository = repository_above(folder)
    # Git passes over a damaged .git to a repository further up, whose ignore rules may hide everything.
    fence = {"GIT_CEILING_DIRECTORIES": str(repository.parent)} if repository else {}
    # No file of that name: what an older git called grafts would give a commit other parents, as replace refs do.
    return kept | offline | fence | {"GIT_GRAFT_FILE": "", "LC_ALL": "C"}
