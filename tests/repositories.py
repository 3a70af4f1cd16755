"""Git repositories made for a test."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from psdm_validate.tree import Tree


def forget_settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a test from whatever hook, user or machine it runs under; settings of its own go into home."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))


def git(folder: Path, *arguments: str, feed: bytes = b"") -> str:
    author = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=os.environ | author | {"GIT_CONFIG_NOSYSTEM": "1"},
        input=feed,
        capture_output=True,
        check=True,
    )
    return os.fsdecode(done.stdout).strip()


def put(top: Path, path: str, contents: bytes = b"a: 1\n") -> Path:
    place = top / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(contents)
    return place


def commit(top: Path, files: dict[str, bytes]) -> str:
    """The id of a commit of those files and of whatever else has changed on disk."""
    for path, data in files.items():
        put(top, path, data)
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--allow-empty", "--message=x")
    return git(top, "rev-parse", "HEAD")


def contents(tree: Tree) -> dict[str, bytes]:
    return dict(tree.read(file.path for file in tree.files() if file.kind == "file"))


def put_failing_git_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch, verb: str, ending: str) -> None:
    """A git that runs the shell words `ending` in place of that verb, and for any other is $real: git itself."""
    script = f'#!/bin/sh\nreal={shutil.which("git")}\ncase " $* " in *" {verb} "*) {ending};; esac\nexec "$real" "$@"\n'
    put(folder, "git", script.encode()).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
