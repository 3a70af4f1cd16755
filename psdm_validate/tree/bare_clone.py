"""A passing repository that borrows the objects of another one, and nothing else of it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from psdm_validate.tree.commit import CommitTree, stored_tree
from psdm_validate.tree.git import reason, run
from psdm_validate.tree.interface import FOLDER, CannotRead

OLDEST_GIT = (2, 38)
COUNTS = re.compile(rb"(\d+)\t(\d+)\n")
WHOLE_LINES = re.compile(rb"([0-9a-f]+\n)*")
VERSION = re.compile(rb"git version (\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class BareClone:
    """History as git stored it: no settings, attributes, hooks, refs, grafts or checked-out files can bend it.

    New objects, such as a merge, are written here and vanish with it.
    """

    root: Path
    """Whose objects are borrowed: the folder that holds engagements/ there."""
    folder: Path
    prefix: str
    """Where root lies below its repository's top: empty, or a path that ends with "/"."""
    cut: frozenset[str]
    """Full ids of the commits whose parents a shallow clone leaves out."""

    def git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """What git answers here, whatever its status."""
        return run(self.folder, *arguments, alone=True)

    def commits(self, *arguments: str) -> tuple[str, ...]:
        """Full ids in the order of `git rev-list`. Raises CannotRead where git cannot walk the history."""
        answer = self.git("rev-list", *arguments)
        if answer.returncode or not WHOLE_LINES.fullmatch(answer.stdout):
            raise failure("walk through the history", answer)
        return tuple(answer.stdout.decode("ascii").split())

    def apart(self, left: str, right: str) -> tuple[int, int]:
        """How many commits only the left one has, and only the right one. Raises CannotRead like `commits`."""
        answer = self.git("rev-list", "--left-right", "--count", f"{left}...{right}")
        counts = COUNTS.fullmatch(answer.stdout)
        if answer.returncode or not counts:
            raise failure("walk through the history", answer)
        return int(counts[1]), int(counts[2])

    def tree(self, commit_or_tree: str, label: str) -> CommitTree:
        """The files that a commit or tree has under root. Raises CannotRead where git cannot list them."""
        return stored_tree(self.root, label, self.folder, commit_or_tree, self.prefix)

    def versions(self, commit: str) -> tuple[str, ...]:
        """The commits on the first-parent history that changed engagements/, newest first."""
        return self.commits("--first-parent", commit, "--", f"{self.prefix}{FOLDER}")


@contextmanager
def bare_clone(root: Path) -> Iterator[BareClone]:
    """A bare clone of the repository at root, thrown away afterwards. Raises CannotRead where none can be made."""
    _require_new_git(root)
    try:
        scratch = TemporaryDirectory(prefix="psdm-validate-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_room(error) from error
    with scratch as folder:
        yield _set_up(root, Path(folder))


def failure(task: str, answer: subprocess.CompletedProcess[bytes]) -> CannotRead:
    """What to raise when git gave up on a task."""
    return CannotRead(
        f"git cannot {task} ({reason(answer.stderr)}). Try again; if it stays so, make a fresh, full clone "
        "(without --depth and --filter)."
    )


def _require_new_git(root: Path) -> None:
    answer = run(root, "version")
    version = VERSION.match(answer.stdout)
    if not version or answer.returncode:
        raise failure("say its version", answer)
    if (int(version[1]), int(version[2])) < OLDEST_GIT:
        raise CannotRead(
            f"git {version[1].decode()}.{version[2].decode()} cannot merge without checking files out. "
            f"Install git {OLDEST_GIT[0]}.{OLDEST_GIT[1]} or later, and try again."
        )


def _set_up(root: Path, folder: Path) -> BareClone:
    prefix, object_format, lent = _borrowed(root)
    # A folder named .git is opened for what it is, even for a user whose settings refuse bare repositories.
    made = run(
        folder, "init", "--quiet", "--bare", "--template=", f"--object-format={object_format}", ".git", alone=True
    )
    if made.returncode:
        raise failure("make a passing repository", made)
    shallow = lent / "shallow"
    try:
        (folder / ".git/objects/info").mkdir(exist_ok=True)
        (folder / ".git/objects/info/alternates").write_bytes(os.fsencode(lent / "objects") + b"\n")
        cut = shallow.read_bytes() if shallow.exists() else b""
        if cut:
            (folder / ".git/shallow").write_bytes(cut)
    except OSError as error:
        raise _no_room(error) from error
    return BareClone(root, folder, prefix, frozenset(cut.decode("ascii", "replace").split()))


def _borrowed(root: Path) -> tuple[str, str, Path]:
    answer = run(
        root, "rev-parse", "--show-prefix", "--show-object-format", "--path-format=absolute", "--git-common-dir"
    )
    lines = answer.stdout.split(b"\n")
    # More lines: one of the two paths has a line break in it. Fewer: git did not finish.
    if answer.returncode or len(lines) != 4:
        raise failure(f"say where the repository at {str(root)!r} keeps its history", answer)
    prefix, object_format, folder, _ = map(os.fsdecode, lines)
    return prefix, object_format, Path(folder)


def _no_room(error: OSError) -> CannotRead:
    return CannotRead(
        f"There is no room to merge in the folder for temporary files ({error.strerror}). "
        "Free some space there, or name another folder with TMPDIR, and try again."
    )
