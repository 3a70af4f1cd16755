"""A tree held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from psdm_validate.tree import File


@dataclass(frozen=True)
class FilesInMemory:
    """A tree of files given as bytes."""

    held: Mapping[str, bytes]
    root: Path = Path()
    label: str = "in memory"

    def files(self) -> tuple[File, ...]:
        return tuple(File(path, "file") for path in sorted(self.held))

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            yield path, self.held[path]
