"""The files of a working tree, or of a plain folder that no git repository holds."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Literal

from psdm_validate.tree.git import reason, repository_above, run
from psdm_validate.tree.interface import FOLDER, CannotRead, File, in_order, named_file, refusal, refuse_look_alikes

STAGED = re.compile(rb"(?P<mode>\d{6}) [0-9a-f]+ \d\t")


@dataclass(frozen=True, slots=True)
class WorkingTree:
    """Files on disk; names as they stood when the tree was opened, bytes as they are when read."""

    root: Path
    listed: tuple[File, ...]
    label: str = "working tree"

    def files(self) -> tuple[File, ...]:
        """See Tree."""
        return self.listed

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """See Tree."""
        wanted = tuple(paths)
        plain = {file.path for file in self.listed if file.kind == "file"}
        for path in wanted:
            if path not in plain:
                raise refusal(path, self.label)
        return ((path, self._bytes(path)) for path in wanted)

    def _bytes(self, path: str) -> bytes:
        place = f"{self.root}/{os.fsdecode(path.encode())}"
        if _standing(place) != "file":
            raise refusal(path, self.label)
        try:
            return Path(place).read_bytes()
        except OSError as error:
            raise _unreadable(place, error) from error


def find_root(start: Path) -> Path:
    """The nearest folder, from start upwards, that holds engagements/. Raises CannotRead if none does."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if _standing(folder / FOLDER) in ("folder", "symlink"):
            return folder
    raise CannotRead(
        f"Neither {str(here)!r} nor any folder above it holds a folder '{FOLDER}'. "
        "Go to the governance repository and try again."
    )


def working_tree(root: Path) -> WorkingTree:
    """The tree of what lies on disk under root, a repository's top, a folder inside one, or a plain folder.

    Raises CannotRead where git has a repository here and cannot list it, and where a folder cannot be opened.
    """
    top = root.resolve()
    if _standing(top) != "folder":
        raise CannotRead(f"There is no folder {str(top)!r}. Check how it is spelled.")
    refuse_look_alikes(_names(top))
    if _standing(top / FOLDER) == "symlink":
        # Git may ignore the link, and then would not list it.
        found: Iterable[File] = (File(FOLDER, "symlink"),)
    else:
        found = _listed_by_git(top) if repository_above(top) else _listed_by_walk(top)
    return WorkingTree(top, in_order(found))


def _listed_by_git(root: Path) -> Iterator[File]:
    listing = run(root, "ls-files", "-z", "--stage", "--others", "--exclude-standard", "--", FOLDER)
    # Git only warns, with status 0, of a folder in which it could not look for files.
    if listing.returncode or b"could not open directory" in listing.stderr:
        raise CannotRead(
            f"git cannot list the files of {str(root)!r} ({reason(listing.stderr)}). "
            "Run 'git status' there, mend what it reports, and try again."
        )
    behind_link = cache(partial(_behind_link, root))
    # A file in conflict has up to three entries.
    for name, is_repository in dict(map(_entry, listing.stdout.split(b"\0")[:-1])).items():
        path = os.fsdecode(name)
        if behind_link(path.rpartition("/")[0]):
            continue
        standing = _standing(f"{root}/{path}")
        if standing in ("file", "symlink"):
            yield named_file(name, standing)
        elif standing == "folder" and is_repository:
            yield named_file(name, "submodule")


def _entry(entry: bytes) -> tuple[bytes, bool]:
    staged = STAGED.match(entry)
    if staged:
        return entry[staged.end() :], staged["mode"] == b"160000"
    return entry.rstrip(b"/"), entry.endswith(b"/")


def _listed_by_walk(root: Path) -> Iterator[File]:
    waiting = [FOLDER] if _standing(root / FOLDER) else []
    while waiting:
        path = waiting.pop()
        place = root / path
        standing = _standing(place)
        if standing in ("file", "symlink"):
            yield named_file(os.fsencode(path), standing)
        elif standing == "folder" and os.path.lexists(place / ".git"):
            yield named_file(os.fsencode(path), "submodule")
        elif standing == "folder":
            waiting += [f"{path}/{name}" for name in _names(place) if not name.startswith(".")]


def _names(folder: Path) -> list[str]:
    try:
        return [place.name for place in folder.iterdir()]
    except OSError as error:
        raise _unreadable(folder, error) from error


def _behind_link(root: Path, folder: str) -> bool:
    steps = PurePosixPath(folder)
    return any(_standing(root / step) == "symlink" for step in (steps, *steps.parents))


def _standing(place: Path | str) -> Literal["file", "symlink", "folder"] | None:
    """What stands there on disk; None for nothing, and for pipes and the like, which git cannot hold."""
    # A string where thousands are asked for: making a Path takes longer than asking the disk.
    try:
        mode = os.lstat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(place, error) from error
    if stat.S_ISLNK(mode):
        return "symlink"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else None


def _unreadable(place: Path | str, error: OSError) -> CannotRead:
    return CannotRead(
        f"{str(place)!r} cannot be read ({error.strerror}). Check that it is still there and who may "
        "read it, and try again."
    )
