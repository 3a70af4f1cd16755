"""Pairs of merges as folders: one that the gate blocks, and beside it the nearest one that it lets pass.

How a folder is read stands in README.md, beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from psdm_validate.check import read_portfolio
from psdm_validate.finding import Finding
from psdm_validate.gate import Verdict, verdict
from psdm_validate.model.portfolio import Portfolio
from psdm_validate.source import Document, FieldPath, Value
from tests.rules.examples import FOLDER, Example, Shown
from tests.trees import FilesInMemory

AS_OF = date(2026, 10, 20)
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    """One case: a target, the merge that is blocked, and its twin."""

    folder: Path

    @property
    def name(self) -> str:
        """Edition, row or topic, and the case in words."""
        return str(self.folder.relative_to(HERE))

    @property
    def edition(self) -> str:
        """The edition by which both are judged."""
        return self.folder.parts[len(HERE.parts)]

    @property
    def topic(self) -> str:
        """The row of the decision table, or what else the case is about."""
        return self.folder.parts[len(HERE.parts) + 1]

    @cached_property
    def base(self) -> Portfolio:
        """The target of both merges."""
        return _portfolio(_files((), self._target))

    def head(self, side: str) -> Portfolio:
        """What the target would be after the merge of that side: blocked or allowed."""
        return _portfolio(_files((*self._layer("both"), *self._layer(side)), self._target))

    def verdict(self, side: str) -> Verdict:
        """What the gate says of the merge of that side."""
        return verdict(self.base, self.head(side), ("the target", f"the {side} merge"), AS_OF)

    def told(self, side: str) -> tuple[str, ...]:
        """The lines of `expected` (what blocks the one) or of `alarms` (what the other is told of)."""
        file = self.folder / {"blocked": "expected", "allowed": "alarms"}[side]
        return tuple(file.read_text().splitlines()) if file.exists() else ()

    @property
    def _target(self) -> tuple[Shown, ...]:
        edition = Shown("engagements/settings.yaml", f'edition: "{self.edition}"\n')
        return (edition, *self._layer("base"))

    def _layer(self, name: str) -> tuple[Shown, ...]:
        """Every file of that layer: those of the folders above first, so that a case has the last word."""
        above = [folder for folder in (*reversed(self.folder.parents), self.folder) if folder.is_relative_to(HERE)]
        return tuple(shown for folder in above for shown in _shown(folder / name))


def all_pairs() -> Iterator[Pair]:
    """Every folder with an `expected`, by name."""
    yield from (Pair(file.parent) for file in sorted(HERE.rglob("expected")))


def lines(judged: Verdict, head: Portfolio) -> tuple[str, ...]:
    """What blocks, a line each: rule, file below the engagement's folder, field; then if anything is not judged."""
    found = sorted(_line(each, head) for each in judged.blocking)
    return (*found, "not judged") if judged.unjudged else tuple(found)


def alarm_lines(judged: Verdict, head: Portfolio) -> tuple[str, ...]:
    """What is told and does not block, in the same form."""
    return tuple(sorted(_line(each, head) for each in judged.alarms))


def _line(finding: Finding, head: Portfolio) -> str:
    document = head.documents.get(finding.file)
    field = ".".join(_steps(document.value if isinstance(document, Document) else None, finding.path))
    return f"{finding.rule} {finding.file.removeprefix(f'{FOLDER}/')} {field}".rstrip()


def _steps(value: Value, path: FieldPath) -> Iterator[str]:
    """The way to a field, with an entry named by its id and otherwise counted: a case holds one or two of them."""
    for step in path:
        inner: Value = None
        if isinstance(value, dict):
            inner = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            inner = value[step]
        yield str(inner.get("id", step) if isinstance(inner, dict) and isinstance(step, int) else step)
        value = inner


def _shown(layer: Path) -> Iterator[Shown]:
    for file in sorted(layer.rglob("*")) if layer.is_dir() else ():
        if file.is_file():
            path = file.relative_to(layer).as_posix()
            yield Shown(path if path.startswith("engagements/") else f"{FOLDER}/{path}", file.read_text())


def _files(shown: tuple[Shown, ...], before: tuple[Shown, ...]) -> tuple[tuple[str, bytes], ...]:
    return tuple(sorted(Example(good=True, shown=shown, before=before).files().items()))


@cache
def _portfolio(files: tuple[tuple[str, bytes], ...]) -> Portfolio:
    """The portfolio that these files make; many cases have one target, which is read once."""
    return read_portfolio(FilesInMemory(dict(files)))
