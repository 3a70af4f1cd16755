"""One writer at a time: between looking at files and replacing them nobody else does the same."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, flock

    LOCKS_FOLDERS = True
except ImportError:  # only Unix has it
    LOCKS_FOLDERS = False

PATIENCE = 10.0
"""Seconds that another writer is waited for; one that takes longer is stuck."""

PAUSE = 0.05


@contextmanager
def one_writer(root: Path) -> Iterator[None]:
    """Hold the right to write below `root`, across processes. Raises TimeoutError where somebody else keeps it."""
    with _by_folder(root) if LOCKS_FOLDERS else _by_file(root):
        yield


@contextmanager
def _by_folder(root: Path) -> Iterator[None]:
    # A lock on the folder itself leaves no file behind, and ends with the process that held it.
    folder = os.open(root, os.O_RDONLY)
    try:
        _patiently(lambda: flock(folder, LOCK_EX | LOCK_NB))
        yield
    finally:
        os.close(folder)


@contextmanager
def _by_file(root: Path) -> Iterator[None]:
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    mark = Path(tempfile.gettempdir()) / f"psdm-validate-{name}.lock"
    _patiently(lambda: mark.open("x").close())
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def _patiently(take: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return take()
        except (BlockingIOError, FileExistsError):
            if time.monotonic() > until:
                raise TimeoutError from None
            time.sleep(PAUSE)
