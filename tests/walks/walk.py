"""A page that walks through a change, played in a copy of the sample portfolio.

A fence of a page is one of three:

- `console`: commands after `$ `, each with what it says; a last line `(exit code 1)` where it does not end with 0
- `diff title="FILE"`: lines of a file that are there once, and what they become
- any other with `title="FILE"`: a file that is new
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unittest.mock import patch

from psdm_validate.cli import main

FENCE = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n", re.MULTILINE)
COMMIT_ID = re.compile(r"\b[0-9a-f]{7}\b")
GIT_VERBS = {"add", "checkout", "commit", "merge", "rm", "switch"}


class Later(date):
    """The calendar of somebody who reads the pages when all that they tell has come."""

    @classmethod
    def today(cls) -> Later:
        """A day after the last of every page; a command that names no day would show it."""
        return cls(2027, 12, 31)


class CannotPlay(Exception):
    """A step of a page that means nothing, or that the files as they are do not allow."""


@dataclass(frozen=True)
class Walk:
    """A page that is played in a repository, which must be one of its own: what the page says is done to it."""

    repository: Path
    _shown_before: dict[str, int] = field(default_factory=dict)
    """Commits that the page has shown, by id, in their order."""

    def played(self, page: str) -> str:
        """The page, with what every command really said. Raises CannotPlay for a step that cannot be done."""
        return FENCE.sub(self._step, page)

    def _step(self, fence: re.Match[str]) -> str:
        kind, title, body = fence["kind"], fence["title"], fence["body"]
        if kind == "console":
            commands = COMMAND.finditer(body)
            return "```console\n" + "".join(self._shown(found["command"]) for found in commands) + "```"
        if title is None:
            raise CannotPlay(f"This fence is neither a command nor says by its title which file it is:\n{fence[0]}")
        if kind == "diff":
            self._edit(title, body)
        else:
            self._create(title, body)
        return fence[0]

    def _shown(self, command: str) -> str:
        code, said = self._run(shlex.split(command.replace("\\\n", " ")))
        said = COMMIT_ID.sub(self._same_in_every_run, said).strip("\n")
        ending = f"(exit code {code})" if code else ""
        return "".join(f"{part}\n" for part in (f"$ {command}", said, ending) if part)

    def _run(self, words: list[str]) -> tuple[int, str]:
        if words[0] == "psdm-validate":
            return self._validator(words)
        if words[0] == "git" and words[1] in GIT_VERBS:
            return self._git(*words[1:])
        raise CannotPlay(f"Only psdm-validate and some verbs of git are played, and not: {shlex.join(words)}")

    def _validator(self, words: list[str]) -> tuple[int, str]:
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with (
            contextlib.chdir(self.repository),
            patch.object(sys, "argv", words),
            patch("psdm_validate.cli.editing.date", Later),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            try:
                main()
            except SystemExit as ending:
                said.seek(0)
                return int(ending.code or 0), said.read()
        raise CannotPlay(f"It never ended: {shlex.join(words)}")

    def _git(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(
            ["git", *words],
            cwd=self.repository,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def _edit(self, title: str, body: str) -> None:
        file = self.repository / title
        text = file.read_text("utf-8")
        old, new = (_side(body, mark) for mark in "-+")
        if text.count(old) != 1:
            raise CannotPlay(f"{title} holds these lines {text.count(old)} times, and not once:\n{old}")
        file.write_text(text.replace(old, new), "utf-8")

    def _create(self, title: str, body: str) -> None:
        file = self.repository / title
        if file.exists():
            raise CannotPlay(f"{title} is there already: show with a `diff` what it becomes.")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")

    def _same_in_every_run(self, found: re.Match[str]) -> str:
        """A commit by its place among those shown: its id would be another in every run, as it holds the time."""
        _, history = self._git("log", "--all", "--format=%H")
        if not any(commit.startswith(found[0]) for commit in history.split()):
            return found[0]
        ordinal = self._shown_before.setdefault(found[0], len(self._shown_before))
        return hashlib.sha256(f"commit {ordinal}".encode()).hexdigest()[:7]


def _side(body: str, mark: str) -> str:
    """The lines of a difference that one side has: those with its mark, and those that both have."""
    lines = body.splitlines(keepends=True)
    if strays := [line for line in lines if line[0] not in " -+"]:
        raise CannotPlay(f"A line of a difference begins with -, + or a blank, and not so: {strays[0]}")
    return "".join(line[1:] for line in lines if line[0] in (" ", mark))
