"""psdm-validate on a real terminal, answering each question as it comes."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.sample import REPOSITORY

PATIENCE = 30
"""Seconds without a word after which a question is taken never to come."""
WHERE_IS_THE_CURSOR, TOP_LEFT = b"\x1b[6n", b"\x1b[1;1R"
DOWN = "\x1b[B"
"""The arrow key that moves to the next of several choices."""


@dataclass
class Terminal:
    """A program at the other end of a pseudo-terminal, and all that it has shown."""

    end: int
    shown: bytes = b""
    read_to: int = field(default=0)

    def hears(self, question: str) -> None:
        """Wait until the program has shown this since the last answer."""
        while question.encode() not in self.shown[self.read_to :]:
            if not self._more():
                pytest.fail(f"{question!r} was never asked; shown was {self.text()}")
        self.read_to = len(self.shown)

    def says(self, answer: str) -> None:
        """Type an answer and press Enter."""
        os.write(self.end, answer.encode() + b"\r")

    def text(self) -> str:
        """All that was shown, as plain text."""
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.shown.decode("utf-8", "replace"))
        return plain.replace("\r\n", "\n")

    def rest(self) -> None:
        """Read on until the program has ended."""
        while self._more():
            pass

    def _more(self) -> bool:
        ready, _, _ = select.select([self.end], [], [], PATIENCE)
        if not ready:
            return False
        try:
            said = os.read(self.end, 65536)
        except OSError:
            return False
        if WHERE_IS_THE_CURSOR in said:
            os.write(self.end, TOP_LEFT)
        self.shown += said
        return bool(said)


def conversation(*arguments: str, cwd: Path, answers: Sequence[tuple[str, str]]) -> tuple[int, str]:
    """The exit code and all that was shown, with an answer to each question in turn."""
    end, theirs = pty.openpty()
    termios.tcsetwinsize(end, (50, 200))
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", "NO_COLOR": "1"}
    command = [sys.executable, "-P", "-m", "psdm_validate", *arguments]
    with subprocess.Popen(command, cwd=cwd, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as program:
        os.close(theirs)
        try:
            shown = _answered(Terminal(end), answers)
            return program.wait(), shown
        finally:
            program.kill()
            os.close(end)


def _answered(terminal: Terminal, answers: Sequence[tuple[str, str]]) -> str:
    for question, answer in answers:
        terminal.hears(question)
        terminal.says(answer)
    terminal.rest()
    return terminal.text()
