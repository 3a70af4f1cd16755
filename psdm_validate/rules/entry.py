"""A rule as the registry knows it, without its module."""

from __future__ import annotations

from dataclasses import dataclass

from psdm_validate.finding import Level


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be told of a rule before it is imported, and where to import it from."""

    id: str
    title: str
    level: Level
    editions: tuple[str, ...]
    scope: str
    source: str
    module: str
    name: str
