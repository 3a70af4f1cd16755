"""The files of a git commit, read from git's object store: nothing is checked out, filtered or converted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from psdm_validate.tree.blobs import read_blobs
from psdm_validate.tree.git import reason, run
from psdm_validate.tree.interface import (
    FOLDER,
    CannotRead,
    File,
    Kind,
    in_order,
    named_file,
    refusal,
    refuse_look_alikes,
)
from psdm_validate.tree.working import find_root

FULL_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
BRANCH = re.compile(r"(?:refs/(?:heads|remotes)/)?(?:origin/)?(?!HEAD$)(?![0-9a-f]{7,64}$)(?P<name>\w[\w./-]*)")
KIND_OF_MODE: dict[bytes, Kind] = {b"120000": "symlink", b"160000": "submodule"}


@dataclass(frozen=True, slots=True)
class CommitTree:
    """Files of one commit; `blobs` holds the blob id of every plain file by its path, `store` is who has them."""

    root: Path
    label: str
    store: Path
    listed: tuple[File, ...]
    blobs: Mapping[str, str]

    def files(self) -> tuple[File, ...]:
        """See Tree."""
        return self.listed

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """See Tree."""
        wanted = tuple(paths)
        for path in wanted:
            if path not in self.blobs:
                raise refusal(path, self.label)
        return read_blobs(self.store, tuple((path, self.blobs[path]) for path in wanted))


def find_repository(start: Path) -> Path:
    """The folder whose commits are meant at start: what holds engagements/ there, else the repository's top.

    A bare repository, or a working tree on another branch, need not have engagements/ on disk. Raises CannotRead
    where git finds no repository.
    """
    here = start.resolve()
    answer = run(here, "rev-parse", "--show-toplevel")
    if answer.returncode:
        answer = run(here, "rev-parse", "--absolute-git-dir")
    if answer.returncode:
        raise CannotRead(
            f"git finds no repository at {str(here)!r} ({reason(answer.stderr)}). "
            "Go to the governance repository, or name its folder with --root, and try again."
        )
    top = Path(os.fsdecode(answer.stdout.removesuffix(b"\n"))).resolve()
    try:
        holding = find_root(here)
    except CannotRead:
        return top
    return holding if holding.is_relative_to(top) else top


def commit_tree(root: Path, revision: str) -> CommitTree:
    """The tree of a commit, seen from root: a repository's top, a folder inside one, or a bare repository.

    Raises CannotRead for a revision that is not exactly one commit here, and where git cannot list it.
    """
    top = root.resolve()
    commit = full_id(top, revision)
    # No --full-tree and no prefix: paths are relative to root, which may lie below the repository's top.
    return stored_tree(top, commit, top, commit)


def stored_tree(root: Path, label: str, store: Path, tree: str, prefix: str = "") -> CommitTree:
    """The files of a tree or commit in the repository `store`, below the prefix there, as files of root.

    Raises CannotRead where git cannot list them.
    """
    called = f"commit {label}" if label == tree else label
    entries = _listed(store, called, "-r", tree, "--", f"{prefix}{FOLDER}")
    beside = _listed(store, called, "--name-only", tree, *(("--", prefix) if prefix else ()))
    refuse_look_alikes(os.fsdecode(name).removeprefix(prefix) for name in beside)
    found = [_entry(entry, os.fsencode(prefix)) for entry in entries]
    blobs = {file.path: blob for file, blob in found if file.kind == "file"}
    return CommitTree(root, label, store, in_order(file for file, _ in found), blobs)


def _listed(store: Path, called: str, *arguments: str) -> list[bytes]:
    """What git lists of a tree. Raises CannotRead unless it has listed all of it."""
    listing = run(store, "ls-tree", "-z", *arguments)
    entries = listing.stdout.split(b"\0")
    if listing.returncode or entries.pop():
        raise CannotRead(
            f"git cannot list the files of {called} ({reason(listing.stderr)}). Make a fresh, full clone and try again."
        )
    return entries


def full_id(root: Path, revision: str) -> str:
    """The full id of the one commit that a revision means at root. Raises CannotRead where it means none, or two."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise CannotRead(f"{revision!r} is not a revision. Name a branch, a tag or a commit id.")
    answer = run(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    # Git would take the tag: whoever may push one could choose what a branch's name stands for.
    if b"is ambiguous" in answer.stderr:
        raise CannotRead(
            f"{revision!r} names more than one thing here, such as a branch and a tag. "
            f"Write it in full, for example refs/heads/{revision}, or give the commit id."
        )
    found = answer.stdout.decode("ascii", "replace").strip()
    if answer.returncode or not FULL_ID.fullmatch(found):
        raise _missing(root, revision, answer.stderr)
    return found


def _missing(root: Path, revision: str, stderr: bytes) -> CannotRead:
    if revision.startswith("HEAD") and run(root, "rev-parse", "--quiet", "--verify", "HEAD").returncode == 1:
        return CannotRead(f"HEAD has no commit yet in {str(root)!r}. Commit the records first, and try again.")
    # Where git knows no more than that, its words would only puzzle.
    why = "" if b"Needed a single revision" in stderr else f" ({reason(stderr)})"
    branch = BRANCH.fullmatch(revision)
    fetch = f"if it is a branch on the server, {fetching(branch['name'])}; " if branch else ""
    return CannotRead(
        f"There is no commit {revision!r} in {str(root)!r}{why}. Check how it is spelled; {fetch}"
        "if the clone leaves history out, run 'git fetch --unshallow' or fetch that revision, and try again."
    )


def fetching(branch: str) -> str:
    """What to do for a branch that only the server has."""
    return f"run 'git fetch origin {branch}' and name it origin/{branch}"


def _entry(entry: bytes, prefix: bytes) -> tuple[File, str]:
    details, _, name = entry.partition(b"\t")
    mode, _, blob = details.split()
    return named_file(name.removeprefix(prefix), KIND_OF_MODE.get(mode, "file")), blob.decode("ascii")
