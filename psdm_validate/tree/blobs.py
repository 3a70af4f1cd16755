"""The contents of many blobs by one git process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryFile
from typing import IO

from psdm_validate.tree.git import start
from psdm_validate.tree.interface import CannotRead


def read_blobs(repository: Path, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Each path with its bytes, for pairs of a path and a full blob id, in that order.

    One blob at a time is held in memory. Raises CannotRead, naming the path, for a missing or damaged blob.
    """
    if not wanted:
        return
    # The ids go through a file, not a pipe: git can never wait for us while we wait for git.
    with TemporaryFile() as ids:
        ids.writelines(f"{blob}\n".encode("ascii") for _, blob in wanted)
        ids.seek(0)
        with start(repository, "cat-file", "--batch", "--buffer", stdin=ids, stderr=DEVNULL) as process:
            assert process.stdout is not None
            # Should the caller stop early, closing the pipe ends git.
            for path, blob in wanted:
                contents = _next_blob(process.stdout, blob)
                if contents is None:
                    raise _lost(path, blob)
                yield path, contents


def _next_blob(answers: IO[bytes], blob: str) -> bytes | None:
    match answers.readline().split():
        case [name, b"blob", size] if name == blob.encode("ascii"):
            contents = answers.read(int(size))
            whole = len(contents) == int(size) and answers.read(1) == b"\n"
            return contents if whole else None
    return None


def _lost(path: str, blob: str) -> CannotRead:
    return CannotRead(
        f"git lists {path!r} but cannot give its contents: blob {blob} is missing or damaged in this clone. "
        "Make a fresh, full clone (without --filter) and try again."
    )
