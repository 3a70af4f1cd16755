"""What every tree offers, whether its files lie on disk or in a commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

FOLDER = "engagements"

Kind = Literal["file", "symlink", "submodule", "unreadable-name"]


class CannotRead(Exception):
    """Something needed for a verdict cannot be read; the message says what, and the next step."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a tree; `path` is relative to the tree's root and separated by "/"."""

    path: str
    kind: Kind


class Tree(Protocol):
    """The files under engagements/ at one moment: the list is taken when the tree is opened."""

    @property
    def root(self) -> Path:
        """The folder that holds engagements/, absolute."""

    @property
    def label(self) -> str:
        """The words "working tree", the full commit id, or what a merge calls this side of it."""

    def files(self) -> tuple[File, ...]:
        """Everything under engagements/ that git does not ignore, sorted by path."""

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Each path with its bytes, in the order asked for.

        Raises CannotRead for a path that `files` does not list with kind "file", and for lost contents.
        """


def named_file(name: bytes, kind: Kind) -> File:
    """The file of that name; a name that is not UTF-8 is shown with U+FFFD and marked unreadable."""
    try:
        return File(name.decode("utf-8"), kind)
    except UnicodeDecodeError:
        return File(name.decode("utf-8", "replace"), "unreadable-name")


def in_order(files: Iterable[File]) -> tuple[File, ...]:
    """The files sorted by path. Raises CannotRead where engagements is not a folder of this tree."""
    listed = tuple(sorted(files, key=lambda file: file.path))
    for file in listed:
        if file.path == FOLDER:
            # What lies behind a link or in another repository is not under this one's review.
            raise CannotRead(
                f"'{FOLDER}' is a {file.kind}, not a folder of this repository. "
                f"Make '{FOLDER}' an ordinary folder and keep the records in it."
            )
    return listed


def refuse_look_alikes(names: Iterable[str]) -> None:
    """Raise CannotRead where a name beside engagements/ differs from it in capitals only.

    Where names are told apart by their letters alone, a checkout would lay both folders into one.
    """
    for name in names:
        if name != FOLDER and name.casefold() == FOLDER:
            raise CannotRead(
                f"'{name}' stands beside '{FOLDER}', and on some computers the two are one folder. "
                f"Move what it holds into '{FOLDER}', and try again."
            )


def refusal(path: str, label: str) -> CannotRead:
    """What to raise for a path that is no plain file of the tree with that label."""
    return CannotRead(
        f"{path!r} is not a plain file under {FOLDER}/ ({label}). Check how it is spelled, that git does not "
        "ignore it, and that no symbolic link or submodule stands in its place."
    )
