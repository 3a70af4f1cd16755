"""The files of one engagement as records: there, missing or broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from psdm_validate.model.layout import TOP, model_of
from psdm_validate.model.part import Place
from psdm_validate.model.record import Record

SomeRecord = TypeVar("SomeRecord", bound=Record)


class NotJudged(Exception):
    """Something cannot be judged because a file it rests on is broken or missing."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file} {why}")
        self.file = file
        self.why = why


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands where a record should be whose file could not be read as one."""

    path: str


Shelf = Mapping[str, Record | Broken]
"""Records by path, with the organisation and the customer among them."""


@dataclass(frozen=True)
class EngagementFiles:
    """What lies in the folder of one engagement, with the records that it shares with others."""

    folder: str
    shelf: Shelf
    evidence: Mapping[str, str]
    """SHA-256 of each file in evidence/, by its path below the engagement's folder."""

    @property
    def name(self) -> str:
        """The folder below engagements/: forest-service/sow-1847."""
        return self.folder.removeprefix(f"{TOP}/")

    def records(self) -> tuple[Record, ...]:
        """Every record of the folder that could be read, by path."""
        return tuple(record for path in self._kinds if isinstance(record := self.shelf[path], Record))

    def at_record(self, file_name: str) -> Place:
        """The whole record of that name; where it is missing, what stands in for the engagement."""
        wanted = (f"{self.folder}/{name}" for name in (file_name, "engagement.yaml", "sow.yaml"))
        held = list(self._kinds) or [f"{self.folder}/{name}" for name in sorted(self.evidence)]
        return Place(next((path for path in wanted if path in self.shelf), held[0]))

    def found(self, path: str, model: type[SomeRecord]) -> SomeRecord | None:
        """The record at the path, or None while there is none. Raises NotJudged where it cannot be read."""
        record = self.shelf.get(path)
        if isinstance(record, Broken):
            raise NotJudged(path, "cannot be read")
        return record if isinstance(record, model) else None

    def needed(self, path: str, model: type[SomeRecord]) -> SomeRecord:
        """The record at the path. Raises NotJudged where it is missing or cannot be read."""
        record = self.found(path, model)
        if record is None:
            raise NotJudged(path, "is missing")
        return record

    def every(self, model: type[SomeRecord]) -> tuple[SomeRecord, ...]:
        """Every record of the kind, by path. Raises NotJudged where one of them cannot be read."""
        paths = (path for path, kind in self._kinds.items() if issubclass(kind, model))
        return tuple(self.needed(path, model) for path in paths)

    @cached_property
    def _kinds(self) -> Mapping[str, type[Record]]:
        """The kind of record of each file in the folder, by path."""
        own = sorted(path for path in self.shelf if path.startswith(f"{self.folder}/"))
        return {path: model_of(path) or Record for path in own}
