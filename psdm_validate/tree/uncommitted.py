"""What lies on disk as the commit that it would become, made in a passing clone: the repository stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from psdm_validate.tree.authorship import IDENTITY
from psdm_validate.tree.bare_clone import BareClone, failure
from psdm_validate.tree.git import run
from psdm_validate.tree.interface import FOLDER, CannotRead

TASK = "take up what is not committed yet"


def commit_of_disk(clone: BareClone, parent: str) -> str:
    """The full id of a passing commit on `parent` that has engagements/ as it lies on disk, short of ignored files.

    Its author is whoever git would name. Raises CannotRead where there are no files on disk, or git cannot take them.
    """
    top = _top(clone.root)
    exclude = run(top, "rev-parse", "--path-format=absolute", "--git-path", "info/exclude")
    ignored = Path(exclude.stdout.decode("utf-8", "surrogateescape").removesuffix("\n"))
    if exclude.returncode == 0 and ignored.is_file():
        (clone.folder / ".git/info").mkdir(exist_ok=True)
        shutil.copyfile(ignored, clone.folder / ".git/info/exclude")
    store = ("--git-dir", str(clone.folder / ".git"), "--work-tree", str(top))
    folder = f"{clone.prefix}{FOLDER}"
    _answer(top, (*store, "read-tree", parent))
    # A folder that is neither on disk nor in the index is nothing that git could add.
    known = _answer(top, (*store, "ls-files", "--", folder)) or (top / folder).exists()
    if known:
        _answer(top, (*store, "add", "--all", "--", folder))
    tree = _answer(top, (*store, "write-tree"))
    return _answer(top, (*store, *_author(top), "commit-tree", tree, "-p", parent, "-m", "uncommitted"))


def _top(root: Path) -> Path:
    answer = run(root, "rev-parse", "--show-toplevel")
    if answer.returncode:
        raise CannotRead(
            f"There are no files on disk in {str(root)!r}, only commits. Leave --uncommitted out, and try again."
        )
    return Path(answer.stdout.decode("utf-8", "surrogateescape").removesuffix("\n"))


def _author(top: Path) -> tuple[str, ...]:
    address = run(top, "config", "user.email").stdout.decode("utf-8", "replace").strip()
    return ("-c", "user.name=psdm-validate", "-c", f"user.email={address}") if address else IDENTITY


def _answer(top: Path, arguments: Sequence[str]) -> str:
    # Settings of user and machine count, such as how line ends and large files are kept: they do for the commit too.
    answer = run(top, *arguments)
    if answer.returncode:
        raise failure(TASK, answer)
    return answer.stdout.decode("utf-8", "surrogateescape").strip()
