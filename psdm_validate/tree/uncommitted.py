"""What lies on disk as the commit that it would become, made beside the repository, which stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from psdm_validate.tree.authorship import IDENTITY
from psdm_validate.tree.bare_clone import BareClone, failure
from psdm_validate.tree.git import run
from psdm_validate.tree.interface import FOLDER, CannotRead

TASK = "take up what is not committed yet"
# Whatever git would write, run or remember on its way.
AS_IT_IS = (
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.splitIndex=false"),
    *("-c", "core.untrackedCache=false"),
)


def commit_of_disk(clone: BareClone, parent: str) -> str:
    """The full id of a passing commit on `parent` that has engagements/ as it lies on disk.

    Git takes it up as for a commit: by the repository's own settings and what is staged, but into a copy of the index
    and into the clone. Its author is whoever git would name. Raises CannotRead where there are no files on disk, or
    git cannot take them.
    """
    top = _top(clone.root)
    beside = _beside(clone, top)
    folder = f"{clone.prefix}{FOLDER}"
    # A folder that is neither on disk nor in the index is nothing that git could add.
    if (top / folder).exists() or _answer(top, beside, "ls-files", "--", folder):
        _answer(top, beside, "add", "--all", "--", folder)
    tree = _answer(top, beside, "write-tree")
    return _answer(top, beside, *_author(top), "commit-tree", tree, "-p", parent, "-m", "uncommitted")


def _top(root: Path) -> Path:
    answer = run(root, "rev-parse", "--show-toplevel")
    if answer.returncode:
        raise CannotRead(
            f"There are no files on disk in {str(root)!r}, only commits. Leave --uncommitted out, and try again."
        )
    return Path(os.fsdecode(answer.stdout.removesuffix(b"\n")))


def _beside(clone: BareClone, top: Path) -> Mapping[str, str]:
    """A copy of the index, and the clone for new objects."""
    answer = run(top, "rev-parse", "--path-format=absolute", "--git-path", "index", "--git-path", "objects")
    index, objects, copy = (*map(Path, os.fsdecode(answer.stdout).splitlines()), clone.folder / "index")
    try:
        if index.exists():
            # With its time: by it git tells which files may have changed in the very second that they were taken up.
            shutil.copy2(index, copy)
    except OSError as error:
        raise CannotRead(
            f"The list of what git has taken up cannot be copied ({error.strerror}). Try again; if it stays so, "
            "see who may read the folder .git."
        ) from error
    return {
        "GIT_INDEX_FILE": str(copy),
        "GIT_OBJECT_DIRECTORY": str(clone.folder / ".git/objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(objects),
    }


def _author(top: Path) -> tuple[str, ...]:
    address = run(top, "config", "user.email").stdout.decode("utf-8", "replace").strip()
    return ("-c", "user.name=psdm-validate", "-c", f"user.email={address}") if address else IDENTITY


def _answer(top: Path, beside: Mapping[str, str], *arguments: str) -> str:
    answer = run(top, *AS_IT_IS, *arguments, beside=beside)
    if answer.returncode:
        raise failure(TASK, answer)
    return os.fsdecode(answer.stdout).strip()
